package io.lapilli.console.prompts;

import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static io.lapilli.identity.Actor.INSTALLATION;
import static io.lapilli.prompt.PromptFixtures.saying;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.github.mvysny.kaributesting.v10.MockVaadin;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import io.lapilli.identity.MemberRole;
import io.lapilli.playground.PlaygroundFixtures;
import io.lapilli.playground.ui.Answer;
import io.lapilli.prompt.Prompt;
import io.lapilli.prompt.PromptContent;
import io.lapilli.prompt.PromptQuery;
import io.lapilli.prompt.Prompts;
import io.lapilli.support.HttpTest;
import io.lapilli.support.Screens;
import io.lapilli.ui.CodeBlock;
import io.lapilli.ui.EmptyState;
import io.lapilli.ui.Note;
import io.lapilli.ui.PromptEditor;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** The screens as a person meets them, over the real gateway with the rehearsal behind it. */
@HttpTest
class PromptViewsTest {

    @Autowired
    ApplicationContext portal;

    private PlaygroundFixtures scene;
    private Screens screens;
    private Prompts prompts;
    private String model;

    @BeforeEach
    void open() {
        scene = new PlaygroundFixtures(portal);
        screens = new Screens(portal, PromptsView.class, PromptView.class);
        prompts = portal.getBean(Prompts.class);
        model = scene.aPricedModel("rehearsal");
    }

    @AfterEach
    void close() {
        screens.close();
    }

    @Test
    void isNotForWhoeverIsNotSignedIn() {
        screens.open("prompts");

        _assertNone(PromptsView.class);
    }

    @Test
    void anEmptyListSaysWhatAPromptIsFor() {
        as(MemberRole.DEVELOPER).open("prompts");

        assertThat(text(_get(EmptyState.class))).contains("roll back with one click");
        assertThat(_find(Button.class, spec -> spec.withText("New prompt"))).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(names = {"VIEWER", "BILLING"})
    void whoMayNotWriteReads(MemberRole role) {
        Prompt prompt = aPrompt("Greeting", "Be kind to {{name}}.");

        as(role).open("prompts");
        assertThat(_find(Button.class, spec -> spec.withText("New prompt"))).isEmpty();
        screens.open("prompts/" + prompt.id().text());

        assertThat(_get(PromptEditor.class).isReadOnly()).isTrue();
        assertThat(_get(PromptEditor.class).getValue()).isEqualTo("Be kind to {{name}}.");
        for (String action : List.of("Publish…", "Rename", "Archive", "Run", "Add a message")) {
            assertThat(_find(Button.class, spec -> spec.withText(action)))
                    .as(action)
                    .isEmpty();
        }
        screens.open("prompts/" + prompt.id().text() + "?tab=versions");
        assertThat(_find(Button.class, spec -> spec.withText("Promote…"))).isEmpty();
    }

    @Test
    void anotherOrganisationsPromptIsNotThere() {
        var stranger = new PlaygroundFixtures(portal);
        Prompt theirs = prompts.create(
                INSTALLATION, stranger.organisation, stranger.project.id(), "Theirs", saying(model, "secret"), "");

        as(MemberRole.OWNER).open("prompts");
        assertThat(text(UI.getCurrent())).doesNotContain("Theirs");
        screens.open("prompts/" + theirs.id().text());

        assertThatThrownBy(() -> _find(PromptEditor.class)).hasMessageContaining("no prompt with id");
    }

    @Test
    void makesAPrompt() {
        as(MemberRole.DEVELOPER).open("prompts");

        _click(_get(Button.class, spec -> spec.withText("New prompt")));
        _setValue(_get(TextField.class, spec -> spec.withLabel("Name")), "Greeting");
        _setValue(_get(PromptEditor.class), "Be kind to {{name}}.");
        _click(_get(Button.class, spec -> spec.withText("Create the prompt")));

        assertThat(_get(PromptView.class).getPageTitle()).startsWith("Greeting");
        assertThat(all()).extracting(Prompt::name).containsExactly("Greeting");
        assertThat(_get(TextArea.class, spec -> spec.withLabel("To try with")).getValue())
                .isEmpty();
    }

    @Test
    void publishesWhatIsWrittenAndLetsALabelPointToIt() {
        Prompt prompt = aPrompt("Greeting", "Be kind.");
        prompts.move(INSTALLATION, scene.organisation, prompt.id(), "production", 1, null);
        as(MemberRole.DEVELOPER).open("prompts/" + prompt.id().text());
        Button publish = _get(Button.class, spec -> spec.withText("Publish…"));
        assertThat(publish.isEnabled()).isFalse();

        _setValue(_get(PromptEditor.class), "Be very kind.");
        assertThat(publish.isEnabled()).isTrue();
        _click(publish);
        _setValue(_get(TextArea.class, spec -> spec.withLabel("What was changed")), "kinder");
        label("production");
        assertThat(text(_get(Dialog.class))).contains("production points to version 1 now. It will point to version 2");
        _click(_get(Button.class, spec -> spec.withText("Publish")));

        assertThat(prompts.version(scene.organisation, prompt.id(), 2).note()).isEqualTo("kinder");
        assertThat(prompts.labels(scene.organisation, prompt.id())).containsEntry("production", 2);
        assertThat(_get(Button.class, spec -> spec.withText("Publish…")).isEnabled())
                .isFalse();
    }

    @Test
    void aMistakeIsToldAndNotPublished() {
        Prompt prompt = aPrompt("Greeting", "Be kind.");
        as(MemberRole.DEVELOPER).open("prompts/" + prompt.id().text());

        _setValue(_get(PromptEditor.class), "Be kind to {{my friend}}.");

        assertThat(text(_get(Note.class))).contains("begin no variable");
        _click(_get(Button.class, spec -> spec.withText("Publish…")));
        assertThat(_find(Dialog.class)).isEmpty();
    }

    @Test
    void tellsTokensAndPriceWhileOneTypes() {
        Prompt prompt = aPrompt("Greeting", "Be kind.");
        as(MemberRole.DEVELOPER).open("prompts/" + prompt.id().text());
        String before = text(_get(WriteTab.class));

        _setValue(_get(PromptEditor.class), "Be kind, and kind, and kind again, whatever is asked of you.");

        assertThat(before).contains("tokens in the prompt", "¥ 0.0");
        assertThat(text(_get(WriteTab.class))).contains("tokens in the prompt").isNotEqualTo(before);
    }

    @Test
    void triesWhatIsWrittenWithTheVariablesFilledIn() {
        Prompt prompt = aPrompt("Greeting", "The warranty lasts {{years}} years. Answer from this text only.");
        as(MemberRole.DEVELOPER).open("prompts/" + prompt.id().text());

        _click(_get(Button.class, spec -> spec.withText("Run")));
        assertThat(text(_get(Note.class))).contains("years", "must be given");
        _setValue(_get(TextArea.class, spec -> spec.withLabel("To try with")), "seven");
        _click(_get(Button.class, spec -> spec.withText("Run")));
        await().pollInSameThread().atMost(Duration.ofSeconds(20)).until(() -> {
            MockVaadin.clientRoundtrip(false);
            return !_get(Answer.class).running();
        });

        assertThat(text(_get(Answer.class))).contains("done", "¥ 0.");
        await().untilAsserted(() -> assertThat(scene.log()).hasSize(1));
    }

    @Test
    void showsVersionsWhatChangedAndRollsBack() {
        Prompt prompt = aPrompt("Greeting", "Be kind.");
        prompts.publish(
                INSTALLATION, scene.organisation, prompt.id(), saying(model, "Be polite."), "why not", "production");
        as(MemberRole.DEVELOPER).open("prompts/" + prompt.id().text() + "?tab=versions");

        assertThat(text(_get(VersionsTab.class))).contains("Version 2", "why not", "production", "new, to version 2");
        assertThat(markup(_get(DiffText.class))).contains("<del>kind</del>", "<ins>polite</ins>");
        _click(_find(Button.class, spec -> spec.withText("Promote…")).getLast());
        assertThat(text(_get(Dialog.class))).contains("production points to version 2 now. It will point to version 1");
        _click(_get(Button.class, spec -> spec.withText("Promote")));
        assertThat(prompts.labels(scene.organisation, prompt.id())).containsEntry("production", 1);

        _click(_get(Button.class, spec -> spec.withText("Roll back…")));
        _click(_get(Button.class, spec -> spec.withText("Roll back")));
        assertThat(prompts.labels(scene.organisation, prompt.id())).containsEntry("production", 2);
        assertThat(text(_get(VersionsTab.class))).contains("rolled back from version 1 to version 2");
    }

    @Test
    void showsHowItIsCalled() {
        Prompt prompt = aPrompt("Greeting", "Be kind to {{name}}.");
        as(MemberRole.VIEWER).open("prompts/" + prompt.id().text() + "?tab=use");

        assertThat(text(_get(CodeBlock.class)))
                .contains("\"prompt\": {\"id\": \"" + prompt.id().text(), "\"label\": \"latest\"", "\"name\"");
        assertThat(text(_get(EmptyState.class))).contains("Nobody has called it lately");
    }

    @Test
    void archivesAndRestores() {
        Prompt prompt = aPrompt("Greeting", "Be kind.");
        as(MemberRole.DEVELOPER).open("prompts/" + prompt.id().text());

        _click(_get(Button.class, spec -> spec.withText("Archive")));
        assertThat(text(_get(Dialog.class))).contains("Nobody has called it lately.");
        _click(_find(Button.class, spec -> spec.withText("Archive")).getLast());

        assertThat(all()).isEmpty();
        assertThat(_get(PromptEditor.class).isReadOnly()).isTrue();
        _click(_get(Button.class, spec -> spec.withText("Restore")));
        assertThat(all()).hasSize(1);
        assertThat(_get(PromptEditor.class).isReadOnly()).isFalse();
    }

    private Prompt aPrompt(String name, String system) {
        PromptContent content = saying(model, system);
        return prompts.create(INSTALLATION, scene.organisation, scene.project.id(), name, content, "");
    }

    private List<Prompt> all() {
        return prompts.lately(new PromptQuery(scene.organisation, null, "", false), 0, 10);
    }

    private Screens as(MemberRole role) {
        return screens.as(scene.signedIn(role), "USER");
    }

    @SuppressWarnings("unchecked")
    private static void label(String label) {
        _setValue((ComboBox<String>) _get(ComboBox.class), label);
    }

    private static String markup(Component component) {
        return component.getElement().getOuterHTML().replaceAll(">\\s+", ">").replaceAll("\\s+<", "<");
    }

    private static String text(Component component) {
        return component.getElement().getTextRecursively().replace('\u00a0', ' ');
    }
}
