package io.lapilli.identity.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._assertOne;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static io.lapilli.identity.ui.PeopleScene.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.EmailField;
import io.lapilli.identity.Actor;
import io.lapilli.identity.Invitation;
import io.lapilli.identity.LinkUnusableException;
import io.lapilli.identity.MemberRole;
import io.lapilli.identity.User;
import io.lapilli.ui.Confirmation;
import io.lapilli.ui.CopyField;
import io.lapilli.ui.DataTable;
import io.lapilli.ui.EmptyState;
import io.lapilli.ui.Note;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MembersViewTest {

    private PeopleScene scene;
    private User yuki;

    @BeforeEach
    void open() {
        scene = new PeopleScene();
        yuki = scene.member("Yuki", MemberRole.OWNER);
    }

    @AfterEach
    void close() {
        scene.close();
    }

    private static Button named(String name) {
        return _get(
                Button.class,
                spec -> spec.withPredicate(
                        button -> name.equals(button.getAriaLabel().orElse(""))));
    }

    private static boolean offered(String name) {
        return _find(Button.class).stream()
                .anyMatch(button -> name.equals(button.getAriaLabel().orElse("")));
    }

    /** The one with which a dialog is agreed to. */
    private static void agree(String action) {
        _click(_get(
                Button.class,
                spec -> spec.withText(action)
                        .withPredicate(button -> button.getThemeNames().contains("primary"))));
    }

    @Test
    void isNotForWhoeverIsNotSignedIn() {
        scene.screens.open("members");

        _assertNone(MembersView.class);
    }

    @Test
    void isNotForStrangers() {
        scene.as(scene.identity.person("stranger@x.example"));

        scene.screens.open("members");

        assertThatThrownBy(() -> _get(MembersView.class)).hasMessageContaining("no organisation with id");
    }

    @ParameterizedTest
    @EnumSource(names = {"DEVELOPER", "BILLING", "VIEWER"})
    void showsColleaguesToEverybodyAndWhatToDoToNobodyElse(MemberRole role) {
        var zoe = scene.member("Zoe", role);
        scene.as(zoe);
        scene.screens.open("members");

        assertThat(text()).contains("Yuki", "yuki@mori.example", "Owner", "you").doesNotContain("Last seen");
        _assertNone(Button.class, spec -> spec.withText("Invite"));
        assertThat(text()).doesNotContain("Open invitations");
        assertThat(offered("Remove Yuki")).isFalse();
        assertThat(offered("Change the role of Zoe")).isFalse();
        assertThat(offered("Leave the organisation")).isTrue();
    }

    @Test
    void anAdministratorIsOfferedNothingAboutOwners() {
        scene.as(scene.member("Ada", MemberRole.ADMIN));
        scene.member("Bob", MemberRole.VIEWER);
        scene.screens.open("members");

        assertThat(offered("Remove Yuki")).isFalse();
        assertThat(offered("Remove Bob")).isTrue();
        _click(named("Change the role of Bob"));
        Select<MemberRole> role = _get(Select.class, spec -> spec.withLabel("Role"));
        assertThat(role.getListDataView().getItems())
                .doesNotContain(MemberRole.OWNER)
                .hasSize(4);
    }

    @Test
    void findsAndFiltersByTheUrl() {
        scene.as(yuki);
        scene.member("Bob", MemberRole.VIEWER);

        scene.screens.open("members?q=bo");
        assertThat(text(_get(DataTable.class))).contains("Bob").doesNotContain("Yuki");
        assertThat(text()).contains("Mori Mobile · one person");
        scene.screens.open("members?role=owner");
        assertThat(text(_get(DataTable.class))).contains("Yuki").doesNotContain("Bob");
        scene.screens.open("members?role=emperor");
        assertThat(text(_get(DataTable.class))).contains("Yuki", "Bob");
        scene.screens.open("members?q=nobody");
        assertThat(text()).contains("Nobody found");
    }

    @Test
    void showsManyAPageAtATime() {
        for (int i = 0; i < MemberDesk.PAGE; i++) {
            scene.identity.member(scene.mori.id(), "m" + i + "@mori.example", MemberRole.VIEWER);
        }
        scene.as(yuki);
        scene.screens.open("members");
        assertThat(text()).contains("51 people");
        assertThat(text(_get(DataTable.class))).doesNotContain("yuki@mori.example");

        _click(_get(Button.class, spec -> spec.withText("Show more")));

        assertThat(text(_get(DataTable.class))).contains("yuki@mori.example");
        _assertNone(Button.class, spec -> spec.withText("Show more"));
    }

    @Test
    void invitesWithALinkThatIsShownOnceAndTakesItBack() {
        scene.as(yuki);
        scene.screens.open("members");
        _assertOne(EmptyState.class);

        _click(_get(Button.class, spec -> spec.withText("Invite")));
        _setValue(_get(EmailField.class), "not an address");
        _click(_get(Button.class, spec -> spec.withText("Make the link")));
        assertThat(text(_get(Note.class))).isEqualTo("This is not an e-mail address.");
        _setValue(_get(EmailField.class), "hana@mori.example");
        Select<Duration> holds = _get(Select.class, spec -> spec.withLabel("The link works for"));
        _setValue(holds, Duration.ofDays(1));
        _click(_get(Button.class, spec -> spec.withText("Make the link")));

        String link = _get(CopyField.class).value();
        assertThat(link).startsWith("https://portal.example/join#");
        String token = link.substring(link.indexOf('#') + 1);
        assertThat(scene.identity
                        .invitations
                        .open(Invitation.Kind.INVITE, token)
                        .role())
                .isEqualTo(MemberRole.DEVELOPER);
        _click(_get(Button.class, spec -> spec.withText("I have copied it")));
        assertThat(text()).contains("hana@mori.example");

        _click(named("Take the invitation of hana@mori.example back"));
        agree("Take back");
        assertThat(text()).contains("Nobody is invited at the moment");
        assertThatThrownBy(() -> scene.identity.invitations.open(Invitation.Kind.INVITE, token))
                .isInstanceOf(LinkUnusableException.class);
    }

    @Test
    void replacesALinkThatIsTooOld() {
        scene.identity.invitations.invite(
                Actor.user(yuki.id()), scene.mori.id(), "hana@mori.example", MemberRole.VIEWER, Duration.ofHours(1));
        scene.identity.clock.forward(Duration.ofHours(2));
        scene.as(yuki);
        scene.screens.open("members");
        assertThat(text()).contains("link expired");

        _click(named("Make a new link for hana@mori.example"));

        assertThat(_get(CopyField.class).value()).startsWith("https://portal.example/join#");
        assertThat(text()).doesNotContain("link expired");
    }

    @Test
    void changesARole() {
        var bob = scene.member("Bob", MemberRole.VIEWER);
        scene.as(yuki);
        scene.screens.open("members");

        _click(named("Change the role of Bob"));
        Select<MemberRole> role = _get(Select.class, spec -> spec.withLabel("Role"));
        _setValue(role, MemberRole.ADMIN);
        assertThat(role.getHelperText()).isEqualTo("Everything but making or changing owners.");
        _click(_get(Button.class, spec -> spec.withText("Change the role")));

        assertThat(scene.identity.members.role(bob.id(), scene.mori.id())).contains(MemberRole.ADMIN);
        assertThat(text(_get(DataTable.class))).contains("Administrator");
    }

    @Test
    void theLastOwnerCanNeitherLeaveNorBecomeLess() {
        scene.as(yuki);
        scene.screens.open("members");

        _click(named("Change the role of Yuki"));
        Select<MemberRole> role = _get(Select.class, spec -> spec.withLabel("Role"));
        _setValue(role, MemberRole.VIEWER);
        _click(_get(Button.class, spec -> spec.withText("Change the role")));

        assertThat(text(_get(Note.class)))
                .isEqualTo("An organisation keeps at least one owner. Make somebody else an owner first.");
        assertThat(scene.identity.members.role(yuki.id(), scene.mori.id())).contains(MemberRole.OWNER);
    }

    @Test
    void saysWhichKeysGoWithAMemberBeforeTheyGo() {
        var bob = scene.member("Bob", MemberRole.DEVELOPER);
        scene.key(bob.id(), scene.mori.id(), "build server");
        scene.as(yuki);
        scene.screens.open("members");

        _click(named("Remove Bob"));
        assertThat(text(_get(Confirmation.class)))
                .contains(
                        "This key of the person is revoked at once", "build server", "sk-lap-…Vq3e", "can't be undone");
        assertThat(scene.identity.members.role(bob.id(), scene.mori.id())).isPresent();
        agree("Remove");

        assertThat(scene.identity.members.role(bob.id(), scene.mori.id())).isEmpty();
        assertThat(text(_get(DataTable.class))).doesNotContain("Bob");
    }

    @Test
    void saysSoWhenNoKeysAreLost() {
        scene.member("Bob", MemberRole.VIEWER);
        scene.as(yuki);
        scene.screens.open("members");

        _click(named("Remove Bob"));

        assertThat(text(_get(Confirmation.class))).contains("No keys are lost");
    }
}
