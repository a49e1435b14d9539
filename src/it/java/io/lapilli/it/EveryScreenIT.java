package io.lapilli.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Every screen that the navigation leads to, and the first thing that each of them lists: nothing breaks, nothing
 * scrolls sideways, axe finds nothing. Three kinds of readers in one look each; with {@code -Dlapilli.gallery=full} all of
 * them in all languages, themes and widths, with pictures in {@code target/gallery}.
 */
class EveryScreenIT {

    /** {@code full}, or the titles of those whose screens are wanted in all looks. */
    private static final List<String> PICTURED =
            List.of(System.getProperty("lapilli.gallery", "").split(","));

    private static final String PASSWORD = "an honest mountain of basalt";
    private static final Gallery GALLERY =
            new Gallery(Path.of(System.getProperty("lapilli.target")).resolve("gallery"));

    /** How the page is left alone: skeletons have gone and the server has said what it had to say. */
    private static final String SETTLED = "() => !document.querySelector('.lap-skeleton, [aria-busy=true]')"
            + " && document.fonts.status === 'loaded'"
            + " && !(window.Vaadin?.Flow?.clients && Object.values(window.Vaadin.Flow.clients)"
            + ".some(client => client.isActive && client.isActive()))";

    private static Browser browser;

    /** Who looks, at an application that is full or empty. */
    enum Reader {
        OPERATOR("admin", new Browser.Look(1440, true, "de")),
        OWNER("owner", new Browser.Look(390, true, "zh-CN")),
        DEVELOPER("developer", null),
        BILLING("billing", null),
        PRESALES("presales", null),
        NEW_OWNER("new-owner", new Browser.Look(1440, false, "en")),
        NEW_OPERATOR("new-operator", null);

        private final String title;
        private final Browser.@Nullable Look look;

        Reader(String title, Browser.@Nullable Look look) {
            this.title = title;
            this.look = look;
        }

        boolean staff() {
            return this == OPERATOR || this == PRESALES;
        }
    }

    @BeforeAll
    static void open() {
        browser = new Browser();
    }

    @AfterAll
    static void close() {
        browser.close();
        if (GALLERY.isBegun()) {
            GALLERY.open();
        }
    }

    private static boolean pictured(Reader reader) {
        return PICTURED.contains("full") || PICTURED.contains(reader.title);
    }

    private static List<Browser.Look> looks(Reader reader) {
        if (!pictured(reader)) {
            return reader.look == null ? List.of() : List.of(reader.look);
        }
        return Stream.of("en", "zh-CN", "de")
                .flatMap(language -> Stream.of(
                        new Browser.Look(1440, false, language),
                        new Browser.Look(1440, true, language),
                        new Browser.Look(390, false, language),
                        new Browser.Look(390, true, language)))
                .toList();
    }

    @ParameterizedTest
    @EnumSource
    void isWhole(Reader reader) {
        List<Browser.Look> looks = looks(reader);
        assumeFalse(looks.isEmpty(), "Only in the whole gallery");
        var wrong = new ArrayList<String>();
        Entrance entrance = entrance(reader);
        Set<String> screens = null;
        for (Browser.Look look : looks) {
            Page page = browser.page(look);
            page.onConsoleMessage(message -> {
                if (message.type().equals("error")) {
                    wrong.add(look.name() + " " + page.url() + ": console: " + message.text());
                }
            });
            page.onPageError(error -> wrong.add(look.name() + " " + page.url() + ": " + error));
            entrance.enter(page);
            if (screens == null) {
                screens = screens(page, entrance.url());
            }
            for (String screen : screens) {
                page.navigate(entrance.url() + screen);
                settle(page);
                if (pictured(reader)) {
                    GALLERY.hang(
                            reader.title + screen,
                            look,
                            page.screenshot(new Page.ScreenshotOptions().setFullPage(true)));
                }
                check(page, reader.title + screen, look, wrong);
            }
            page.context().close();
        }
        assertThat(screens).isNotEmpty();
        assertThat(wrong).isEmpty();
    }

    private static void check(Page page, String screen, Browser.Look look, List<String> wrong) {
        if (page.locator(".lap-lost").count() > 0) {
            wrong.add(look.name() + " " + screen + ": failed");
        }
        if ((Integer) page.evaluate("document.scrollingElement.scrollWidth - window.innerWidth") > 0) {
            wrong.add(look.name() + " " + screen + ": scrolls sideways");
        }
        Wcag.violations(page)
                .forEach(violation -> wrong.add(look.name() + " " + screen
                        + ": " + violation.getId() + " at "
                        + violation.getNodes().stream()
                                .map(node -> node.getTarget() + " " + node.getHtml())
                                .limit(3)
                                .toList()));
    }

    private static void settle(Page page) {
        page.locator("main, .lap-gate").first().waitFor();
        page.waitForFunction(SETTLED, null, new Page.WaitForFunctionOptions().setTimeout(15_000));
    }

    /** What the navigation leads to, and from each of these the first thing below it. */
    private static Set<String> screens(Page page, String root) {
        page.navigate(root + "/");
        settle(page);
        var found = new LinkedHashSet<String>();
        found.add("/");
        found.addAll(paths(page, "vaadin-side-nav-item, nav a", root));
        found.addAll(List.of("/profile", "/notices"));
        for (String screen : List.copyOf(found)) {
            if (!screen.equals("/")) {
                page.navigate(root + screen);
                settle(page);
                paths(page, "main a", root).stream()
                        .filter(path -> path.startsWith(screen + "/"))
                        .findFirst()
                        .ifPresent(found::add);
            }
        }
        return found;
    }

    @SuppressWarnings("unchecked")
    private static List<String> paths(Page page, String selector, String root) {
        var all = (List<String>) page.evaluate(
                "selector => [...document.querySelectorAll(selector)]"
                        + ".map(it => it.getAttribute('href') ?? it.path ?? '').filter(it => it)"
                        + ".map(it => new URL(it, document.baseURI)).filter(it => it.origin === location.origin)"
                        + ".map(it => it.pathname)",
                selector);
        return all.stream().distinct().filter(path -> !path.equals("/logout")).toList();
    }

    /** How a reader comes in. */
    private record Entrance(String url, Steps steps) {

        void enter(Page page) {
            steps.on(page);
        }
    }

    private interface Steps {
        void on(Page page);
    }

    private static Entrance entrance(Reader reader) {
        PackagedApplication demo = PackagedApplication.demo();
        return switch (reader) {
            case NEW_OWNER -> {
                String email = "new-" + UUID.randomUUID() + "@mori.example";
                String invitation = Api.operator(demo)
                        .post(
                                "/v1/operator/organizations",
                                Map.of(
                                        "name",
                                        "Newcomer " + email.substring(4, 10),
                                        "currency",
                                        "CNY",
                                        "owner_email",
                                        email))
                        .get("invite_url")
                        .asString();
                Page page = browser.page(Browser.Look.USUAL);
                Hands.join(page, invitation, "New Owner", PASSWORD);
                page.context().close();
                yield new Entrance(demo.url(), other -> signIn(other, demo.url(), email, PASSWORD));
            }
            case NEW_OPERATOR -> {
                PackagedApplication empty = Empty.INSTANCE;
                yield new Entrance(empty.url(), page -> signIn(page, empty.url(), Empty.EMAIL, PASSWORD));
            }
            default ->
                new Entrance(
                        demo.url(),
                        page -> Hands.signInByCard(
                                page, demo, reader.title + (reader.staff() ? "@lapilli.example" : "@mori.example")));
        };
    }

    private static final class Empty {

        private static final String EMAIL = "first@lapilli.example";
        private static final PackagedApplication INSTANCE = PackagedApplication.start(Map.of(
                "LAPILLI_DEMO", "false",
                "LAPILLI_BOOTSTRAP_ADMIN_EMAIL", EMAIL,
                "LAPILLI_BOOTSTRAP_ADMIN_PASSWORD", PASSWORD));

        static {
            Runtime.getRuntime().addShutdownHook(new Thread(INSTANCE::close));
        }
    }

    private static void signIn(Page page, String root, String email, String password) {
        page.navigate(root + "/login");
        page.locator(".lap-gate-form input[name=username]").fill(email);
        page.locator(".lap-gate-form input[name=password]").fill(password);
        page.locator(".lap-gate-form input[name=password]").press("Enter");
        page.waitForURL(where -> !where.contains("login"));
    }
}
