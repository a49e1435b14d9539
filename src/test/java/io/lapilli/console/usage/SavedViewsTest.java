package io.lapilli.console.usage;

import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.popover.Popover;
import com.vaadin.flow.component.textfield.TextField;
import io.lapilli.console.ConsoleScene;
import io.lapilli.identity.IdentityFixtures;
import io.lapilli.identity.MemberRole;
import io.lapilli.identity.Organisation;
import io.lapilli.shared.InvalidInputException;
import io.lapilli.shared.NotFoundException;
import io.lapilli.shared.UserId;
import io.lapilli.support.TestDatabase;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Names for what Usage shows: given, opened, changed and taken away again, each reader's own. */
class SavedViewsTest {

    private ConsoleScene scene;

    @BeforeEach
    void open() {
        scene = new ConsoleScene(UsageView.class);
    }

    @AfterEach
    void close() {
        scene.close();
    }

    @Test
    void namesWhatIsShownAndOpensItAgain() {
        scene.as(MemberRole.VIEWER).screens.open("usage?range=day&measure=tokens&by=model&failures=1&older=2026");
        menu();
        assertThat(menuText()).contains("You have not saved a view yet");
        save("Failures by model");

        scene.screens.open("usage");
        menu();
        _click(item("Failures by model"));
        assertThat(query())
                .contains("range=day", "measure=tokens", "by=model", "failures=1")
                .noneMatch(one -> one.startsWith("older"));
        menu();
        assertThat(item("Failures by model").getElement().getAttribute("aria-current"))
                .isEqualTo("true");
    }

    @Test
    void renamesAndDeletes() {
        scene.as(MemberRole.VIEWER).screens.open("usage?range=day");
        menu();
        save("Today");
        menu();
        _click(_get(Button.class, spec -> spec.withPredicate(labelled("Rename “Today”"))));
        _setValue(_get(TextField.class, spec -> spec.withLabel("Name")), "This day");
        _click(_get(Button.class, spec -> spec.withText("Rename the view")));
        menu();
        assertThat(menuText()).contains("This day").doesNotContain("Today");

        _click(_get(Button.class, spec -> spec.withPredicate(labelled("Delete “This day”"))));
        _click(_get(Button.class, spec -> spec.withText("Delete the view")));
        menu();
        assertThat(menuText()).contains("You have not saved a view yet");
    }

    @Test
    void aNameThatIsTakenOrMissingStaysInTheDialog() {
        scene.as(MemberRole.VIEWER).screens.open("usage?range=day");
        menu();
        save("Today");
        menu();
        _click(item("Save what is shown…"));
        _setValue(_get(TextField.class, spec -> spec.withLabel("Name")), "TODAY");
        _click(_get(Button.class, spec -> spec.withText("Save the view")));
        assertThat(_get(Dialog.class).getElement().getTextRecursively()).contains("TODAY");
        _setValue(_get(TextField.class, spec -> spec.withLabel("Name")), " ");
        _click(_get(Button.class, spec -> spec.withText("Save the view")));
        _setValue(_get(TextField.class, spec -> spec.withLabel("Name")), "Another");
        _click(_get(Button.class, spec -> spec.withText("Save the view")));
        _assertNone(Dialog.class);
    }

    @Test
    void nobodyElseSeesThemAndNobodyUsesThemWhereTheyDoNotBelong() {
        SavedViews views = scene.bean(SavedViews.class);
        scene.as(MemberRole.OWNER);
        views.save(scene.mori.id(), "Mine", "range=day");
        UUID mine = views.all(scene.mori.id()).getFirst().id();
        Organisation hana = scene.identity.organisation("Hana");
        assertThatThrownBy(() -> views.all(hana.id())).isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> views.save(hana.id(), "Theirs", "")).isInstanceOf(NotFoundException.class);

        scene.as(MemberRole.ADMIN);
        assertThat(views.all(scene.mori.id())).isEmpty();
        views.delete(scene.mori.id(), mine);
        views.rename(scene.mori.id(), mine, "Stolen");
        views.save(scene.mori.id(), "Mine", "");
        assertThat(views.all(scene.mori.id())).extracting(SavedView::query).containsExactly("");
        assertThat(scene.bean(JdbcClient.class)
                        .sql("SELECT name FROM saved_view WHERE id = ?")
                        .param(mine)
                        .query(String.class)
                        .single())
                .isEqualTo("Mine");
    }

    @Test
    void thereAreNotMoreThanALotOfThem() {
        SavedViews views = scene.bean(SavedViews.class);
        scene.as(MemberRole.OWNER);
        for (int i = 0; i < SavedViews.MOST; i++) {
            views.save(scene.mori.id(), "View " + i, "");
        }
        assertThatThrownBy(() -> views.save(scene.mori.id(), "One more", "")).isInstanceOf(InvalidInputException.class);
    }

    @ParameterizedTest
    @EnumSource
    void theStoreIsTheSameOnBothEngines(TestDatabase engine) {
        DataSource database = engine.fresh();
        try (var identity = new IdentityFixtures(database)) {
            Organisation mori = identity.organisation("Mori");
            UserId user = identity.member(mori.id(), "owner@mori.example", MemberRole.OWNER)
                    .id();
            var store = new SavedViewStore(JdbcClient.create(database));
            Instant now = Instant.parse("2026-03-01T10:00:00Z");
            var b = new SavedView(UUID.randomUUID(), "b", "range=day");
            store.insert(user, mori.id(), b, now);
            store.insert(user, mori.id(), new SavedView(UUID.randomUUID(), "A", ""), now);
            assertThat(store.all(user, mori.id())).extracting(SavedView::name).containsExactly("A", "b");
            assertThatThrownBy(
                            () -> store.insert(user, mori.id(), new SavedView(UUID.randomUUID(), "a", "by=key"), now))
                    .isInstanceOf(DuplicateKeyException.class);
            assertThatThrownBy(() -> store.rename(user, mori.id(), b.id(), "a"))
                    .isInstanceOf(DuplicateKeyException.class);
            store.rename(user, mori.id(), b.id(), "B");
            store.delete(user, mori.id(), store.all(user, mori.id()).getFirst().id());
            assertThat(store.all(user, mori.id())).containsExactly(new SavedView(b.id(), "B", "range=day"));
        }
    }

    private static Predicate<Button> labelled(String label) {
        return button -> button.getAriaLabel().filter(label::equals).isPresent();
    }

    private static void menu() {
        Popover popover = _get(_get(ViewsMenu.class), Popover.class);
        popover.close();
        popover.open();
    }

    private static String menuText() {
        return _get(ViewsMenu.class).getElement().getTextRecursively();
    }

    private static NativeButton item(String text) {
        return _find(NativeButton.class, spec -> spec.withClasses("lap-item")).stream()
                .filter(one -> one.getElement().getTextRecursively().equals(text))
                .findFirst()
                .orElseThrow();
    }

    private static void save(String name) {
        _click(item("Save what is shown…"));
        _setValue(_get(TextField.class, spec -> spec.withLabel("Name")), name);
        _click(_get(Button.class, spec -> spec.withText("Save the view")));
        _assertNone(Dialog.class);
    }

    private static List<String> query() {
        return List.of(UI.getCurrent()
                .getActiveViewLocation()
                .getQueryParameters()
                .getQueryString()
                .split("&"));
    }
}
