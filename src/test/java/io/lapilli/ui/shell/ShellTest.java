package io.lapilli.ui.shell;

import static com.github.mvysny.kaributesting.v10.ElementUtilsKt._fireDomEvent;
import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._assertOne;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.popover.Popover;
import com.vaadin.flow.component.sidenav.SideNav;
import com.vaadin.flow.component.sidenav.SideNavItem;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.dom.DomEvent;
import com.vaadin.flow.dom.Element;
import com.vaadin.flow.internal.JacksonUtils;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import io.lapilli.shared.LapilliSettings;
import io.lapilli.shared.NotFoundException;
import io.lapilli.shared.OrganisationId;
import io.lapilli.shared.ProjectId;
import io.lapilli.support.Screens;
import io.lapilli.ui.Appearance;
import io.lapilli.ui.ConsoleContext;
import io.lapilli.ui.Icon;
import io.lapilli.ui.MenuBadges;
import io.lapilli.ui.MenuOrder;
import io.lapilli.ui.PaletteSource;
import io.lapilli.ui.Place;
import io.lapilli.ui.Reader;
import io.lapilli.ui.Readers;
import io.lapilli.ui.Shortcut;
import io.lapilli.ui.View;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

/** The frame around every screen, as people with different roles meet it. */
class ShellTest {

    private static final OrganisationId MORI = new OrganisationId(new UUID(1, 1));
    private static final OrganisationId HANA = new OrganisationId(new UUID(1, 2));
    private static final ProjectId TRANSLATION = new ProjectId(new UUID(2, 1));

    private final FakeContext place = new FakeContext();
    private final List<Appearance> preferred = new ArrayList<>();
    private final AnnotationConfigApplicationContext beans = new AnnotationConfigApplicationContext();
    private Screens screens;

    @BeforeEach
    void open() {
        beans.registerBean(
                LapilliSettings.class,
                () -> new Binder(new MapConfigurationPropertySource(Map.of("lapilli.demo", "true")))
                        .bindOrCreate("lapilli", LapilliSettings.class));
        beans.registerBean(Readers.class, FakeReaders::new);
        beans.registerBean(ConsoleContext.class, () -> place);
        beans.registerBean(MenuBadges.class, () -> () -> Map.of("open", MenuBadges.Badge.of(1_284)));
        beans.registerBean(
                PaletteSource.class,
                () -> (query, _) -> "translation".contains(query)
                        ? List.of(new PaletteSource.Hit(Icon.BOX, "Translation", "Project", "open"))
                        : List.of());
        beans.register(
                Navigation.class,
                TopBar.class,
                Switcher.class,
                Palette.class,
                PaletteHits.class,
                ReaderMenu.class,
                ReaderChoices.class,
                ReaderInit.class);
        beans.refresh();
        screens = new Screens(beans, Open.class, Operator.class, Gone.class);
    }

    @AfterEach
    void close() {
        screens.close();
        beans.close();
    }

    @Test
    void theNavigationHoldsWhatTheRoleMayOpen() {
        screens.as(() -> "yuki@mori.example", "USER").open("open");
        assertThat(labels()).containsExactly("Profile");

        screens.close();
        reopen();
        screens.as(() -> "admin@lapilli.example", "USER", "OPERATOR_ADMIN").open("open");
        assertThat(labels()).containsExactly("Profile", "Screen");
        assertThat(_find(SideNav.class).getLast().getLabel()).isEqualTo("Operator");
    }

    @Test
    void whoHasNotTheRoleDoesNotGetTheScreen() {
        screens.as(() -> "yuki@mori.example", "USER").open("operator");

        _assertNone(Operator.class);
    }

    @Test
    void nobodyGetsInWithoutSigningIn() {
        screens.open("open");

        _assertNone(Open.class);
        _assertNone(MainLayout.class);
    }

    @Test
    void entriesHaveTheirNumbers() {
        screens.as(() -> "yuki@mori.example", "USER").open("open");

        assertThat(_get(SideNavItem.class, spec -> spec.withId("nav-open"))
                        .getSuffixComponent()
                        .getElement()
                        .getText())
                .isEqualTo("1,284");
    }

    @Test
    void theSwitcherChangesThePlace() {
        screens.as(() -> "yuki@mori.example", "USER").open("open");
        assertThat(_get(Switcher.class).getElement().getTextRecursively()).contains("Mori Mobile", "/ All projects");

        choose("Translation");
        assertThat(place.project).isEqualTo(TRANSLATION);

        choose("Hana Bank");
        assertThat(place.organisation).isEqualTo(HANA);
        assertThat(place.project).isNull();
    }

    @Test
    void thePaletteFindsScreensAndWhatModulesKnow() {
        screens.as(() -> "yuki@mori.example", "USER").open("open");
        _click(_get(NativeButton.class, spec -> spec.withClasses("lap-find")));

        _setValue(_get(TextField.class, spec -> spec.withPlaceholder("Find or do…")), "trans");
        var hit = _find(NativeButton.class, spec -> spec.withClasses("lap-item")).stream()
                .filter(item -> item.getElement().getTextRecursively().contains("Project"))
                .findFirst()
                .orElseThrow();
        _click(hit);

        _assertNone(Dialog.class);
        assertThat(screens.path()).isEqualTo("open");
    }

    @Test
    void thePaletteDoesThings() {
        screens.as(() -> "yuki@mori.example", "USER").open("open");
        _click(_get(NativeButton.class, spec -> spec.withClasses("lap-find")));
        assertThat(hits()).anyMatch(hit -> hit.startsWith("Switch the language: 中文"));

        _setValue(_get(TextField.class, spec -> spec.withPlaceholder("Find or do…")), "dark theme");
        assertThat(hits()).containsExactly("Switch the theme: DarkAction");
        _click(_get(NativeButton.class, spec -> spec.withClasses("lap-item").withId("lap-hit-0")));

        _assertNone(Dialog.class);
        assertThat(preferred).containsExactly(Appearance.DARK);
    }

    @Test
    void thePaletteShowsNoScreenThatTheRoleDoesNotOpen() {
        screens.as(() -> "yuki@mori.example", "USER").open("open");
        _click(_get(NativeButton.class, spec -> spec.withClasses("lap-find")));
        assertThat(hits()).doesNotContain("ScreenScreen").contains("ProfileScreen");
    }

    @Test
    void theReadersMenuOpensTheSheetWithEveryShortcut() {
        screens.as(() -> "yuki@mori.example", "USER").open("open");
        Popover menu = _get(_get(ReaderMenu.class), Popover.class);
        menu.open();
        _click(_find(NativeButton.class, spec -> spec.withClasses("lap-item")).stream()
                .filter(item -> item.getElement().getTextRecursively().contains("Keyboard shortcuts"))
                .findFirst()
                .orElseThrow());

        String sheet = _get(ShortcutSheet.class).getElement().getTextRecursively();
        for (Shortcut one : Shortcut.values()) {
            assertThat(sheet).contains(one.title() + String.join("", one.keys(false)));
        }
        assertThat(Shortcut.FIND.keys(true)).containsExactly("⌘", "K");
    }

    @Test
    void theQuestionMarkOpensTheSheetOnce() {
        screens.as(() -> "yuki@mori.example", "USER").open("open");
        askForHelp();
        askForHelp();
        _assertOne(ShortcutSheet.class);

        _click(_get(Button.class, spec -> spec.withText("Close")));
        _assertNone(ShortcutSheet.class);
        askForHelp();
        _assertOne(ShortcutSheet.class);
    }

    private static void askForHelp() {
        Element bar = _get(TopBar.class).getElement();
        _fireDomEvent(bar, new DomEvent(bar, "lap-help", JacksonUtils.createObjectNode()));
    }

    private static List<String> hits() {
        return _find(
                        NativeButton.class,
                        spec -> spec.withPredicate(one -> one.getId().orElse("").startsWith("lap-hit-")))
                .stream()
                .map(hit -> hit.getElement().getTextRecursively())
                .toList();
    }

    private void reopen() {
        screens = new Screens(beans, Open.class, Operator.class, Gone.class);
    }

    private static void choose(String text) {
        Popover menu = _get(_get(Switcher.class), Popover.class);
        menu.open();
        _click(_find(NativeButton.class, spec -> spec.withClasses("lap-item")).stream()
                .filter(item -> item.getElement().getTextRecursively().equals(text))
                .findFirst()
                .orElseThrow());
    }

    private static List<String> labels() {
        return _find(SideNavItem.class).stream().map(SideNavItem::getLabel).toList();
    }

    @Route(value = "open", layout = MainLayout.class)
    @Menu(title = "ui.profile", order = MenuOrder.PROJECTS, icon = "box")
    @PermitAll
    static class Open extends View {
        Open() {
            super("ui.profile");
        }
    }

    @Route(value = "operator", layout = MainLayout.class)
    @Menu(title = "ui.find.screen", order = MenuOrder.OPERATOR, icon = "gauge")
    @RolesAllowed("OPERATOR_ADMIN")
    static class Operator extends View {
        Operator() {
            super("ui.find.screen");
        }
    }

    @Route(value = "gone", layout = MainLayout.class)
    @PermitAll
    static class Gone extends View {
        Gone() {
            super("ui.profile");
            throw new NotFoundException("project", "x");
        }
    }

    private final class FakeReaders implements Readers {

        @Override
        public Optional<Reader> current() {
            return Optional.of(new Reader("Yuki Lang", "yuki@mori.example", null, null, null));
        }

        @Override
        public void prefer(Locale language) {}

        @Override
        public void prefer(Appearance appearance) {
            preferred.add(appearance);
        }
    }

    private static final class FakeContext implements ConsoleContext {

        private OrganisationId organisation = MORI;
        private @Nullable ProjectId project;

        @Override
        public Optional<Place> place() {
            String name = organisation.equals(MORI) ? "Mori Mobile" : "Hana Bank";
            return Optional.of(new Place(
                    organisation,
                    name,
                    "CNY",
                    ZoneId.of("Asia/Shanghai"),
                    project,
                    project == null ? null : "Translation"));
        }

        @Override
        public List<OrganisationChoice> organisations() {
            return List.of(new OrganisationChoice(HANA, "Hana Bank"), new OrganisationChoice(MORI, "Mori Mobile"));
        }

        @Override
        public List<ProjectChoice> projects() {
            return List.of(new ProjectChoice(TRANSLATION, "Translation"));
        }

        @Override
        public void go(OrganisationId to, @Nullable ProjectId in) {
            organisation = to;
            project = in;
        }
    }
}
