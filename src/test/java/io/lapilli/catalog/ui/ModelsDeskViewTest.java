package io.lapilli.catalog.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._assertOne;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.github.mvysny.kaributesting.v10.MockVaadin;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.menubar.MenuBar;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.component.textfield.TextField;
import io.lapilli.catalog.AbortPolicy;
import io.lapilli.catalog.Catalog;
import io.lapilli.catalog.Deployment;
import io.lapilli.catalog.DeploymentDraft;
import io.lapilli.catalog.Model;
import io.lapilli.catalog.Models;
import io.lapilli.catalog.TrialResult;
import io.lapilli.catalog.Upstream;
import io.lapilli.catalog.Upstreams;
import io.lapilli.catalog.health.DeploymentWatch;
import io.lapilli.catalog.health.HealthFixtures;
import io.lapilli.identity.PlatformRole;
import io.lapilli.ui.EmptyState;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ModelsDeskViewTest {

    private static final String SECRET = "sk-their-secret-4242";

    private CatalogScene scene;

    @BeforeEach
    void open() {
        scene = new CatalogScene();
    }

    @AfterEach
    void close() {
        scene.close();
    }

    @Test
    void isNotForCustomers() {
        scene.asACustomersOwner().open("");
        _assertNone(ModelsDeskView.class);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "OPERATOR_ADMIN")
    void othersOnTheStaffLookAndChangeNothing(PlatformRole role) {
        scene.model("chat", new DeploymentDraft(scene.upstream("one", SECRET).id(), "theirs"));
        scene.as(role).open("");
        assertThat(scene.text()).contains("chat", "theirs", "https://one.example.com/v1");
        assertThat(_find(Button.class)).isEmpty();
        _assertNone(MenuBar.class);
    }

    @Test
    void saysWhatToDoFirst() {
        scene.as(PlatformRole.OPERATOR_ADMIN).open("");
        assertThat(scene.text()).contains("There are no models", "There are no upstreams", "no models, no upstreams");
        assertThat(_find(EmptyState.class)).hasSize(2);
    }

    @Test
    void showsHowRequestsAreSharedOutAndWhatCameOfThem() {
        Upstream one = scene.upstream("one", SECRET);
        Upstream two = scene.upstream("two", null);
        Model model =
                scene.model("chat", deployment(one, "a", 3, 1), deployment(two, "b", 1, 1), deployment(two, "c", 0, 2));
        calls(model.deployments().get(0), 98, 2, "upstream_timeout");
        calls(model.deployments().get(1), 0, 4, "upstream_unavailable");
        scene.as(PlatformRole.SUPPORT).open("");
        assertThat(scene.text())
                .contains("1 model, 2 upstreams", "75 %", "25 %")
                .contains("well", "2.00 %", "2 of 100 calls")
                .contains("failing", "not reachable, since", "100 %", "4 of 4 calls")
                .contains("no weight")
                .contains("set", "none")
                .doesNotContain(SECRET);
    }

    @Test
    void findsByAnyOfTheNames() {
        Upstream one = scene.upstream("one", null);
        scene.model("chat", new DeploymentDraft(one.id(), "theirs-70b"));
        scene.model("other", new DeploymentDraft(one.id(), "small"));
        scene.as(PlatformRole.SUPPORT).open("?q=70B");
        assertThat(scene.text()).contains("chat").doesNotContain("other");
        scene.open("?q=nowhere");
        assertThat(scene.text()).contains("Nothing of that name");
        _click(_get(Button.class, spec -> spec.withText("Show all")));
        assertThat(scene.text()).contains("chat", "other");
    }

    @Test
    void createsAnUpstreamAndKeepsItsSecret() {
        scene.as(PlatformRole.OPERATOR_ADMIN).open("");
        _click(_get(Button.class, spec -> spec.withText("Add an upstream")));
        _setValue(_get(TextField.class, spec -> spec.withLabel("Name")), "one");
        _setValue(_get(TextField.class, spec -> spec.withLabel("Address")), "ftp://one.example.com");
        _setValue(_get(PasswordField.class), SECRET);
        _click(_get(Button.class, spec -> spec.withText("Add the upstream")));
        assertThat(_get(TextField.class, spec -> spec.withLabel("Address")).isInvalid())
                .isTrue();
        assertThat(dialog()).contains("The address begins with http:// or https://.");

        _setValue(_get(TextField.class, spec -> spec.withLabel("Address")), "https://one.example.com/v1/");
        _setValue(_get(Checkbox.class, spec -> spec.withLabel("May have a private address")), true);
        _click(_get(Button.class, spec -> spec.withText("Add the upstream")));

        Upstream made = upstreams().getFirst();
        assertThat(made.baseUrl()).hasToString("https://one.example.com/v1");
        assertThat(made.allowPrivate()).isTrue();
        assertThat(made.apis()).containsExactlyInAnyOrder(Upstream.CHAT, Upstream.EMBEDDINGS);
        assertThat(scene.bean(Catalog.class).credential(made.id())).isEqualTo(SECRET);
        assertThat(scene.text()).contains("one", "set").doesNotContain(SECRET);
    }

    @Test
    void changesAnUpstreamWithoutShowingItsSecret() {
        Upstream one = scene.upstream("one", SECRET);
        scene.as(PlatformRole.OPERATOR_ADMIN).open("");
        _click(icon("Change the upstream one"));
        assertThat(_get(PasswordField.class).getValue()).isEmpty();
        _setValue(_get(TextField.class, spec -> spec.withLabel("Name")), "first");
        _click(_get(Button.class, spec -> spec.withText("Save")));
        assertThat(upstreams().getFirst().name()).isEqualTo("first");
        assertThat(scene.bean(Catalog.class).credential(one.id())).isEqualTo(SECRET);

        _click(icon("Change the upstream first"));
        _setValue(_get(Checkbox.class, spec -> spec.withLabel("Send no credential any more")), true);
        _click(_get(Button.class, spec -> spec.withText("Save")));
        assertThat(scene.bean(Catalog.class).credential(one.id())).isNull();
    }

    @Test
    void deletesAnUpstreamOnlyWhileItServesNothing() {
        Upstream one = scene.upstream("one", null);
        scene.upstream("two", null);
        scene.model("chat", new DeploymentDraft(one.id(), "theirs"));
        scene.as(PlatformRole.OPERATOR_ADMIN).open("");
        _click(icon("Delete the upstream two"));
        _click(_get(Button.class, spec -> spec.withText("Delete the upstream")));
        assertThat(upstreams()).extracting(Upstream::name).containsExactly("one");
    }

    @Test
    void createsAModelWithItsDeployments() {
        scene.upstream("one", null);
        scene.as(PlatformRole.OPERATOR_ADMIN).open("");
        _click(_get(Button.class, spec -> spec.withText("Add a model")));
        _setValue(_get(TextField.class, spec -> spec.withLabel("Name in requests")), "chat");
        _click(_get(Button.class, spec -> spec.withText("Add a deployment")));
        List<TextField> names = _find(TextField.class, spec -> spec.withLabel("Its name of the model"));
        _setValue(names.get(0), "large");
        _setValue(names.get(1), "small");
        _setValue(_find(IntegerField.class, spec -> spec.withLabel("Priority")).get(1), 2);
        _setValue(_find(IntegerField.class, spec -> spec.withLabel("Weight")).get(0), 5);
        _click(_get(Button.class, spec -> spec.withText("Add the model")));

        Model made = scene.known("chat");
        assertThat(made.deployments())
                .extracting(Deployment::upstreamModel, Deployment::priority, Deployment::weight)
                .containsExactly(tuple("large", 1, 5), tuple("small", 2, 1));
        assertThat(scene.text()).contains("chat", "one · large", "one · small");
    }

    @ParameterizedTest
    @CsvSource({
        "Name in requests,       not a name, This is not written",
        "Its name of the model,  '',         Something has to stand here",
        "Weight,                 1001,       too small",
        "Priority,               ,           too small",
        "'Context, tokens',      0,          too small",
    })
    void marksTheFieldThatIsWrong(String field, String value, String said) {
        scene.upstream("one", null);
        scene.as(PlatformRole.OPERATOR_ADMIN).open("");
        _click(_get(Button.class, spec -> spec.withText("Add a model")));
        _setValue(_get(TextField.class, spec -> spec.withLabel("Name in requests")), "chat");
        _setValue(_get(TextField.class, spec -> spec.withLabel("Its name of the model")), "theirs");
        List<IntegerField> numbers = _find(IntegerField.class, spec -> spec.withLabel(field));
        if (numbers.isEmpty()) {
            _setValue(_get(TextField.class, spec -> spec.withLabel(field)), value);
        } else {
            _setValue(numbers.getFirst(), value == null ? null : Integer.valueOf(value));
        }
        _click(_get(Button.class, spec -> spec.withText("Add the model")));

        assertThat(dialog()).contains(said);
        assertThat(Stream.concat(
                                _find(TextField.class).stream()
                                        .filter(TextField::isInvalid)
                                        .map(TextField::getLabel),
                                _find(IntegerField.class).stream()
                                        .filter(IntegerField::isInvalid)
                                        .map(IntegerField::getLabel))
                        .toList())
                .containsExactly(field);
        assertThat(scene.bean(Models.class).list()).isEmpty();
    }

    @Test
    void changesWeightsAndKeepsWhatIsDrained() {
        Upstream one = scene.upstream("one", null);
        Model model = scene.model("chat", deployment(one, "a", 1, 1), deployment(one, "b", 1, 1));
        scene.bean(Models.class).drain(model.deployments().getFirst().id());
        scene.as(PlatformRole.OPERATOR_ADMIN).open("");
        scene.choose(0, "Change");
        assertThat(_get(TextField.class, spec -> spec.withLabel("Name in requests"))
                        .isReadOnly())
                .isTrue();
        _setValue(_find(IntegerField.class, spec -> spec.withLabel("Weight")).get(1), 7);
        _click(_get(Button.class, spec -> spec.withText("Save")));
        assertThat(scene.known("chat").deployments())
                .extracting(Deployment::weight, Deployment::drained)
                .containsExactly(tuple(1, true), tuple(7, false));
    }

    @Test
    void drainsAndResumes() {
        Upstream one = scene.upstream("one", null);
        scene.model("chat", new DeploymentDraft(one.id(), "theirs"));
        scene.as(PlatformRole.OPERATOR_ADMIN).open("");
        scene.choose(0, "Drain");
        assertThat(dialog()).contains("No other deployment takes requests of");
        _click(_get(Button.class, spec -> spec.withText("Drain")));
        assertThat(scene.known("chat").deployments()).allMatch(Deployment::drained);
        assertThat(scene.text()).contains("drained", "1 deployment drained");
        scene.choose(0, "Let requests come again");
        assertThat(scene.known("chat").deployments()).noneMatch(Deployment::drained);
    }

    @Test
    void retiresAndBringsBack() {
        scene.model("chat");
        scene.as(PlatformRole.OPERATOR_ADMIN).open("");
        assertThat(scene.text()).contains("nothing serves it", "not served");
        scene.choose(0, "Retire");
        _click(_get(Button.class, spec -> spec.withText("Retire")));
        assertThat(scene.known("chat").retiredAt()).isNotNull();
        assertThat(scene.text()).contains("retired");
        scene.choose(0, "Bring back");
        assertThat(scene.known("chat").retiredAt()).isNull();
    }

    @Test
    void asksADeploymentAndSaysWhatCameOfIt() {
        scene.model("chat", new DeploymentDraft(scene.upstream("one", null).id(), "theirs"));
        var trials = scene.bean(CatalogScene.FakeTrials.class);
        scene.as(PlatformRole.OPERATOR_ADMIN).open("");
        scene.choose(0, "Test call");
        MockVaadin.clientRoundtrip(false);
        assertThat(trials.asked()).containsExactly("chat as theirs");
        assertThat(dialog()).contains("It answered in 412 ms.", "12", "3", "In nobody's usage");

        trials.will(new TrialResult.Failed(
                Duration.ofMillis(80), TrialResult.Reason.CREDENTIAL, 401, "the key is unknown"));
        _click(_get(Button.class, spec -> spec.withText("Ask again")));
        MockVaadin.clientRoundtrip(false);
        assertThat(dialog()).contains("does not take the credential", "401", "the key is unknown");
        _assertOne(Dialog.class);
    }

    @ParameterizedTest
    @EnumSource
    void hasPlainWordsForEveryFailure(TrialResult.Reason reason) {
        scene.model("chat", new DeploymentDraft(scene.upstream("one", null).id(), "theirs"));
        scene.bean(CatalogScene.FakeTrials.class).will(new TrialResult.Failed(Duration.ZERO, reason, null, null));
        scene.as(PlatformRole.OPERATOR_ADMIN).open("");
        scene.choose(0, "Test call");
        MockVaadin.clientRoundtrip(false);
        assertThat(dialog()).doesNotContain("catalog.try.reason", "!{").contains(".");
    }

    private static Button icon(String name) {
        return _find(Button.class).stream()
                .filter(button -> button.getAriaLabel().filter(name::equals).isPresent())
                .findFirst()
                .orElseThrow(() -> new AssertionError("no button " + name));
    }

    private static String dialog() {
        return _get(Dialog.class).getElement().getTextRecursively().replace('\u00a0', ' ');
    }

    private void calls(Deployment deployment, int answered, int failed, String code) {
        HealthFixtures.calls(
                scene.bean(DeploymentWatch.class),
                deployment.id(),
                scene.identity.clock.instant(),
                answered,
                failed,
                code);
    }

    private List<Upstream> upstreams() {
        return scene.bean(Upstreams.class).list();
    }

    private static DeploymentDraft deployment(Upstream upstream, String theirs, int weight, int priority) {
        return new DeploymentDraft(upstream.id(), theirs, weight, priority, Deployment.MAX_TOKENS, AbortPolicy.CANCEL);
    }
}
