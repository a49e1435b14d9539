package io.lapilli.identity.ui;

import static com.github.mvysny.kaributesting.v10.GridKt._get;
import static com.github.mvysny.kaributesting.v10.GridKt._size;
import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._assertOne;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static io.lapilli.identity.ui.PeopleScene.text;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.EmailField;
import com.vaadin.flow.component.textfield.TextField;
import io.lapilli.identity.Actor;
import io.lapilli.identity.BulkChanges;
import io.lapilli.identity.BulkRun;
import io.lapilli.identity.IdentityEvent.UsersExported;
import io.lapilli.identity.MemberRole;
import io.lapilli.identity.PlatformRole;
import io.lapilli.identity.User;
import io.lapilli.identity.UserChange;
import io.lapilli.identity.UserFilter;
import io.lapilli.identity.UserRow;
import io.lapilli.ui.Confirmation;
import io.lapilli.ui.CopyField;
import io.lapilli.ui.EmptyState;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class UsersViewTest {

    private PeopleScene scene;
    private User yuki;

    @BeforeEach
    void open() {
        scene = new PeopleScene();
        yuki = scene.member("Yuki", MemberRole.OWNER);
        scene.member("Bob", MemberRole.VIEWER);
    }

    @AfterEach
    void close() {
        scene.close();
    }

    private List<String> shown() {
        Grid<UserRow> grid = _get(Grid.class);
        var names = new ArrayList<String>();
        for (int i = 0; i < _size(grid); i++) {
            names.add(_get(grid, i).user().name());
        }
        return names;
    }

    @ParameterizedTest
    @CsvSource({"operator/users", "operator/users/user_x"})
    void isNotForCustomers(String address) {
        scene.as(yuki);
        scene.screens.open(address);

        _assertNone(UsersView.class);
        _assertNone(UserView.class);
    }

    @ParameterizedTest
    @EnumSource(names = {"PRESALES", "FINANCE"})
    void isNotForOtherStaff(PlatformRole role) {
        scene.as(role);
        scene.screens.open("operator/users");

        _assertNone(UsersView.class);
    }

    @Test
    void supportLooksAndChangesNothing() {
        scene.as(PlatformRole.SUPPORT);
        scene.screens.open("operator/users");

        assertThat(shown()).containsExactly("Bob", "Staff", "Yuki");
        _assertNone(Button.class, spec -> spec.withText("Invite"));
        _assertNone(Selection.class);
        _assertOne(Anchor.class, spec -> spec.withText("Export"));
    }

    /** What is typed, and who is found. */
    @ParameterizedTest
    @CsvSource({
        "yuki, Yuki",
        "MORI.EXAMPLE, Bob Yuki",
        "mobile, Bob Yuki",
        "mobile owner, Yuki",
        "view, Bob",
        "administrator, Staff",
        "disabled, Bob",
        "active mori, Yuki",
        "nothing-of-it, ''"
    })
    void findsByAnything(String typed, String names) {
        scene.identity.users.modify(
                Actor.INSTALLATION,
                scene.identity
                        .users
                        .findByEmail("bob@mori.example")
                        .orElseThrow()
                        .id(),
                now -> new UserChange(now.name(), null, true));
        scene.as(PlatformRole.OPERATOR_ADMIN);
        scene.screens.open("operator/users?q=" + typed.replace(" ", "%20"));

        if (names.isEmpty()) {
            _assertOne(EmptyState.class);
            assertThat(text()).contains("Nobody found");
        } else {
            assertThat(shown()).containsExactly(names.split(" "));
        }
    }

    @Test
    void keepsFiltersInTheUrl() {
        scene.as(PlatformRole.OPERATOR_ADMIN);
        scene.screens.open("operator/users?organisation=" + scene.mori.id().text() + "&role=owner&state=active");
        assertThat(shown()).containsExactly("Yuki");

        scene.screens.open("operator/users?staff=operator_admin&order=email&state=nonsense");
        assertThat(shown()).containsExactly("Staff");

        Select<Optional<PlatformRole>> staff = _find(Select.class).stream()
                .filter(select -> "Platform role".equals(select.getAriaLabel().orElse("")))
                .findFirst()
                .orElseThrow();
        assertThat(staff.getValue()).contains(PlatformRole.OPERATOR_ADMIN);
    }

    @Test
    void invitesStaffAndCustomers() {
        scene.as(PlatformRole.OPERATOR_ADMIN);
        scene.screens.open("operator/users");
        _click(_get(Button.class, spec -> spec.withText("Invite")));
        _setValue(_get(EmailField.class), "sue@seller.example");
        _setValue(_get(TextField.class, spec -> spec.withLabel("Name")), "Sue");
        Select<Optional<PlatformRole>> staff = _get(Select.class, spec -> spec.withLabel("Platform role"));
        _setValue(staff, Optional.of(PlatformRole.SUPPORT));
        _click(_get(Button.class, spec -> spec.withText("Make the link")));

        assertThat(_get(CopyField.class).value()).startsWith("https://portal.example/join#");
        assertThat(scene.identity
                        .users
                        .findByEmail("sue@seller.example")
                        .orElseThrow()
                        .platformRole())
                .isEqualTo(PlatformRole.SUPPORT);
        _click(_get(Button.class, spec -> spec.withText("I have copied it")));
        assertThat(shown()).contains("Sue");
    }

    @Test
    void changesManyAtOnceAndSaysWhoStayed() {
        var root = scene.as(PlatformRole.OPERATOR_ADMIN);
        scene.screens.open("operator/users");
        Button disable = _get(Button.class, spec -> spec.withText("Disable"));
        assertThat(disable.isEnabled()).isFalse();

        _click(_get(Button.class, spec -> spec.withText("Select all 3")));
        _click(_get(Button.class, spec -> spec.withText("Disable")));
        assertThat(_get(Confirmation.class).getHeaderTitle()).isEqualTo("Disable 3 accounts?");
        assertThat(text(_get(Confirmation.class))).contains("Every key that belongs to one of these people is revoked");
        _click(_get(
                Button.class,
                spec -> spec.withText("Disable")
                        .withPredicate(button -> button.getThemeNames().contains("primary"))));

        var run = scene.identity.bean(BulkChanges.class).latest(root).orElseThrow();
        awaitEnd(run);
        scene.screens.open("operator/users");
        assertThat(text(_get(BulkPanel.class)))
                .contains(
                        "Accounts disabled",
                        "2 accounts were changed.",
                        "One was refused",
                        "You can't disable your own account");
        assertThat(scene.identity.users.get(yuki.id()).disabled()).isTrue();

        _click(_get(Button.class, spec -> spec.withText("Close")));
        _assertNone(BulkPanel.class);
        assertThat(scene.identity.bean(BulkChanges.class).latest(root)).isEmpty();
    }

    private static void awaitEnd(BulkRun run) {
        var end = new CountDownLatch(1);
        run.onStep(() -> {
            if (run.state().finished()) {
                end.countDown();
            }
        });
        if (run.state().finished()) {
            return;
        }
        try {
            assertThat(end.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException stop) {
            throw new IllegalStateException(stop);
        }
    }

    @Test
    void writesEverybodyIntoAFileAndSaysSo() throws IOException {
        var support = scene.as(PlatformRole.SUPPORT);
        scene.identity.events.clear();
        var file = new ByteArrayOutputStream();

        scene.identity.bean(UserExport.class).write(Actor.user(support), UserFilter.ALL, "q=all", file);

        assertThat(file.toString(StandardCharsets.UTF_8).lines())
                .hasSize(4)
                .anyMatch(line -> line.contains("yuki@mori.example,Yuki,active,,Mori Mobile: owner,"))
                .anyMatch(line -> line.contains("support@seller.example,Staff,active,support,"));
        assertThat(scene.identity.events).containsExactly(new UsersExported(Actor.user(support), "q=all"));
    }
}
