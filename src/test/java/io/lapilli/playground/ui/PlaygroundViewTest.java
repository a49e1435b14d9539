package io.lapilli.playground.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.github.mvysny.kaributesting.v10.MockVaadin;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.BigDecimalField;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextArea;
import io.lapilli.identity.MemberRole;
import io.lapilli.playground.PlaygroundFixtures;
import io.lapilli.support.HttpTest;
import io.lapilli.support.Screens;
import io.lapilli.ui.CodeBlock;
import io.lapilli.ui.EmptyState;
import io.lapilli.ui.Tag;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** The screen as a person meets it, over the real gateway with the rehearsal behind it. */
@HttpTest
class PlaygroundViewTest {

    @Autowired
    ApplicationContext portal;

    private PlaygroundFixtures scene;
    private Screens screens;

    @BeforeEach
    void open() {
        scene = new PlaygroundFixtures(portal);
        screens = new Screens(portal, PlaygroundView.class);
    }

    @AfterEach
    void close() {
        screens.close();
    }

    @Test
    void isNotForWhoeverIsNotSignedIn() {
        screens.open("playground");

        _assertNone(PlaygroundView.class);
    }

    @ParameterizedTest
    @EnumSource(names = {"BILLING", "VIEWER"})
    void isRefusedToRolesThatCallNoModels(MemberRole role) {
        screens.as(scene.signedIn(role), "USER").open("playground");

        assertThatThrownBy(() -> _get(ColumnPanel.class)).isInstanceOf(Throwable.class);
        assertThat(portal.getBean(PlaygroundGate.class).closed()).containsExactly("playground");
    }

    @Test
    void asksForAProjectFirst() {
        var fresh = new PlaygroundFixtures(portal);
        portal.getBean(io.lapilli.project.Projects.class)
                .archive(io.lapilli.identity.Actor.INSTALLATION, fresh.organisation, fresh.project.id());

        screens.as(fresh.signedIn(MemberRole.OWNER), "USER").open("playground");

        assertThat(text(_get(EmptyState.class))).contains("a project");
    }

    @Test
    void runsInEveryColumnAndShowsWhatItTook() {
        String quick = scene.aPricedModel("rehearsal");
        String broken = scene.aPricedModel("rehearsal!fail-before");
        open("playground?a=" + quick + "&b=" + broken + "&b.max_tokens=50");
        say("How long is the warranty? The warranty lasts <b>two</b> years.");

        _click(_get(Button.class, spec -> spec.withText("Run")));
        assertThat(_find(Button.class, spec -> spec.withText("Stop"))).hasSize(1);
        untilDone();

        List<ColumnPanel> columns = _find(ColumnPanel.class);
        assertThat(text(columns.getFirst()))
                .contains(
                        "<b>two</b> years",
                        "done",
                        "stop",
                        "¥ 0.",
                        "Month at 10,000 a day",
                        "Prompt, not cached",
                        "not a language");
        assertThat(text(columns.getLast()))
                .contains("failed", "502 · upstream_error")
                .doesNotContain("¥");
        assertThat(_find(Button.class, spec -> spec.withText("Run"))).hasSize(1);
        await().untilAsserted(() -> assertThat(scene.log()).hasSize(2));
    }

    @Test
    void theSameButtonStops() {
        String slow = scene.aPricedModel("rehearsal!slow=100");
        open("playground?a=" + slow);
        say("Tell me everything that you know about batteries, and go on for long.");
        _click(_get(Button.class, spec -> spec.withText("Run")));
        await().pollInSameThread().until(() -> {
            MockVaadin.clientRoundtrip(false);
            return _get(Tag.class).getText().equals("streaming");
        });

        _click(_get(Button.class, spec -> spec.withText("Stop")));
        untilDone();

        assertThat(_get(Tag.class).getText()).isEqualTo("stopped");
        await().untilAsserted(() -> assertThat(scene.log())
                .extracting(one -> one.request().status())
                .containsExactly(499));
    }

    @Test
    void leavingThePageStopsWhatRuns() {
        String slow = scene.aPricedModel("rehearsal!slow=100");
        open("playground?a=" + slow);
        say("Tell me everything that you know about batteries, and go on for long.");
        _click(_get(Button.class, spec -> spec.withText("Run")));
        await().pollInSameThread().until(() -> {
            MockVaadin.clientRoundtrip(false);
            return _get(Tag.class).getText().equals("streaming");
        });

        _get(PlaygroundView.class).getElement().removeFromParent();

        await().atMost(Duration.ofSeconds(3))
                .untilAsserted(() -> assertThat(scene.log())
                        .extracting(one -> one.request().status())
                        .containsExactly(499));
    }

    @Test
    void goesOnFromAnAnswer() {
        open("playground?a=" + scene.aPricedModel("rehearsal"));
        say("What is the warranty? It lasts two years.");
        _click(_get(Button.class, spec -> spec.withText("Run")));
        untilDone();

        _click(_get(Button.class, spec -> spec.withText("Go on from here")));

        List<TextArea> turns = _find(TextArea.class);
        assertThat(turns).hasSize(4); // system, user, assistant, user
        assertThat(turns.get(2).getValue()).contains("two years");
        assertThat(turns.get(3).getValue()).isEmpty();
    }

    @Test
    void asksForWordsBeforeItRuns() {
        open("playground?a=" + scene.aPricedModel("rehearsal"));

        _click(_get(Button.class, spec -> spec.withText("Run")));

        assertThat(_find(TextArea.class).getLast().isInvalid()).isTrue();
        assertThat(scene.log()).isEmpty();
    }

    @Test
    void takesModelsAndParametersFromTheAddress() {
        String first = scene.aPricedModel("rehearsal");
        String second = scene.aPricedModel("rehearsal");

        open("playground?a=" + first + "&a.temperature=0.2&b=" + second + "&daily=20000");

        assertThat(_find(ColumnPanel.class).getFirst().column().model()).isEqualTo(first);
        assertThat(_find(ColumnPanel.class).getFirst().column().parameters()).containsValue(new BigDecimal("0.2"));
        assertThat(_find(ColumnPanel.class).getLast().column().model()).isEqualTo(second);
        assertThat(_get(IntegerField.class).getValue()).isEqualTo(20_000);
    }

    @Test
    void aWrongParameterIsNamedAndNothingRuns() {
        open("playground?a=" + scene.aPricedModel("rehearsal"));
        say("Hello");
        BigDecimalField temperature = _get(BigDecimalField.class, spec -> spec.withLabel("temperature"));

        _setValue(temperature, new BigDecimal("2.5"));
        _click(_get(Button.class, spec -> spec.withText("Run")));

        assertThat(temperature.isInvalid()).isTrue();
        assertThat(temperature.getErrorMessage()).isEqualTo("0 to 2");
        assertThat(scene.log()).isEmpty();
    }

    @Test
    void hasFourColumnsAtMostAndOneAtLeast() {
        open("playground?a=" + scene.aPricedModel("rehearsal"));
        Button add = _get(Button.class, spec -> spec.withText("Add a column"));

        for (int i = 0; i < 3; i++) {
            _click(add);
        }

        assertThat(_find(ColumnPanel.class)).hasSize(4);
        assertThat(add.isEnabled()).isFalse();
        assertThat(_find(Div.class, spec -> spec.withClasses("lap-play"))
                        .getFirst()
                        .getElement()
                        .getAttribute("data-columns"))
                .isEqualTo("4");
        for (int i = 0; i < 3; i++) {
            _click(_find(
                            Button.class,
                            spec -> spec.withPredicate(button -> "Remove this column"
                                    .equals(button.getAriaLabel().orElse(""))))
                    .getLast());
        }
        assertThat(_find(ColumnPanel.class)).hasSize(1);
        assertThat(_find(
                        Button.class,
                        spec -> spec.withPredicate(button -> "Remove this column"
                                .equals(button.getAriaLabel().orElse("")))))
                .isEmpty();
    }

    @Test
    void showsTheSameCallAsCode() {
        String model = scene.aPricedModel("rehearsal");
        open("playground?a=" + model + "&a.max_tokens=200");
        say("It's \"late\"");

        _click(_get(Button.class, spec -> spec.withText("Code")));

        assertThat(text(_get(CodeBlock.class)))
                .contains("/v1/chat/completions", model, "\"max_tokens\": 200", "It'\\''s \\\"late\\\"");
    }

    @Test
    void offersOnlyModelsThatCanBeTalkedTo() {
        String priced = scene.aPricedModel("rehearsal");
        String unpriced = scene.aModel("rehearsal");

        open("playground?a=" + priced);

        Select<?> models = _find(Select.class).getLast();
        assertThat(models.getListDataView().getItems().map(Object::toString).toList())
                .contains(priced)
                .doesNotContain(unpriced);
    }

    private void open(String address) {
        screens.as(scene.signedIn(MemberRole.DEVELOPER), "USER").open(address);
    }

    private static void say(String words) {
        _setValue(_find(TextArea.class).getLast(), words);
    }

    private static void untilDone() {
        await().pollInSameThread().atMost(Duration.ofSeconds(20)).until(() -> {
            MockVaadin.clientRoundtrip(false);
            return _find(ColumnPanel.class).stream().noneMatch(ColumnPanel::running);
        });
    }

    private static String text(Component component) {
        return component.getElement().getTextRecursively().replace('\u00a0', ' ');
    }
}
