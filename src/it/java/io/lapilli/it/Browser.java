package io.lapilli.it;

import static org.junit.jupiter.api.Assumptions.abort;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ViewportSize;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Chromium as the machine has it. Without one the tests are skipped, loudly; in CI they fail. */
final class Browser implements AutoCloseable {

    private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome");

    private final Playwright playwright;
    private final com.microsoft.playwright.Browser browser;

    Browser() {
        Optional<Path> executable = find();
        if (executable.isEmpty()) {
            String sentence = "No Chromium was found on the PATH: the browser tests do not run";
            if ("true".equals(System.getenv("CI"))) {
                throw new AssertionError(sentence);
            }
            abort(sentence);
        }
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(executable.orElseThrow())
                        .setArgs(List.of("--no-sandbox", "--disable-background-networking")));
    }

    private static Optional<Path> find() {
        return Stream.of(System.getenv("PATH").split(java.io.File.pathSeparator))
                .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** A page of its own context: own cookies, own settings. */
    Page page(Look look) {
        BrowserContext context = browser.newContext(new com.microsoft.playwright.Browser.NewContextOptions()
                .setViewportSize(new ViewportSize(look.width(), look.height()))
                .setColorScheme(look.dark() ? ColorScheme.DARK : ColorScheme.LIGHT)
                .setLocale(look.language())
                .setTimezoneId("Asia/Shanghai"));
        context.grantPermissions(List.of("clipboard-read", "clipboard-write"));
        Page page = context.newPage();
        page.setDefaultTimeout(20_000);
        return page;
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }

    /** How a person has set the browser. @param language a BCP 47 tag */
    record Look(int width, boolean dark, String language) {

        static final Look USUAL = new Look(1440, false, "en");

        int height() {
            return width < 600 ? 844 : 900;
        }

        String name() {
            return language + '-' + (dark ? "dark" : "light") + '-' + width;
        }
    }
}
