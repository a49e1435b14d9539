package io.lapilli.it;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.SelectOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A demo in front of a customer: three people in one room, two of whom type at once while a line breaks. */
class LiveSessionIT {

    private static final PackagedApplication DEMO = PackagedApplication.demo();
    private static final int TYPED = 200;
    private static final int BURST = 10;

    private static Browser browser;

    @BeforeAll
    static void open() {
        browser = new Browser();
    }

    @AfterAll
    static void close() {
        browser.close();
    }

    @Test
    void twoPeopleTypeAtOnceAndNothingIsLost() {
        var wrong = new ArrayList<String>();
        Page host = page(wrong);
        Hands.signInByCard(host, DEMO, "presales@lapilli.example");
        Hands.goTo(host, "Live sessions");
        Hands.button(host, "New session").first().click();
        Hands.button(host, "Open the session").click();
        prompt(host).waitFor();

        Page guest = page(wrong);
        join(guest, link(host, "Co-editor"), "Kenji Tanaka");
        Page viewer = page(wrong);
        join(viewer, link(host, "Viewer"), "Wei Ming");
        assertThat(host.locator(".people .person")).hasCount(3);
        assertThat(guest.url()).doesNotContain("#");

        prompt(host).click();
        prompt(guest).click();
        var random = new Random(7);
        for (int typed = 0; typed < TYPED; typed += BURST) {
            if (typed == 60) {
                guest.context().setOffline(true);
            }
            if (typed == 120) {
                guest.context().setOffline(false);
            }
            type(host, random, "α");
            type(guest, random, "ω");
        }

        String text = settled(host, guest, viewer);
        assertThat(text.chars().filter(one -> one == 'α').count()).isEqualTo(TYPED);
        assertThat(text.chars().filter(one -> one == 'ω').count()).isEqualTo(TYPED);
        assertThat(text.replaceAll("[αω]", "")).startsWith("You are the customer service assistant of {{brand}}.");
        assertThat(prompt(viewer)).hasAttribute("contenteditable", "false");

        // one takes back what was one's own, and only that
        host.keyboard().press("Control+z");
        String undone = settled(host, guest, viewer);
        assertThat(undone.chars().filter(one -> one == 'α').count()).isLessThan(TYPED);
        assertThat(undone.chars().filter(one -> one == 'ω').count()).isEqualTo(TYPED);

        host.keyboard().press("Control+Enter");
        for (Page page : List.of(host, guest, viewer)) {
            assertThat(page.locator(".vote, .tag.live").first()).isVisible();
            page.locator(".answer p, .answer pre").first().waitFor();
        }
        assertThat(host.locator(".vote")).isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(20_000));
        String answer = host.locator(".answer").textContent();
        assertThat(answer).isNotBlank();
        assertThat(guest.locator(".answer")).hasText(answer);
        assertThat(viewer.locator(".answer")).hasText(answer);
        assertThat(viewer.locator(".vote")).hasCount(0);

        Hands.button(host, "Share").click();
        host.locator(".row", new Page.LocatorOptions().setHasText("Co-editor until"))
                .getByRole(AriaRole.BUTTON)
                .click();
        assertThat(guest.getByText("You have left the session"))
                .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(1_500));
        assertThat(prompt(viewer)).isVisible();
        assertThat(wrong).isEmpty();
        assertThat(Wcag.violations(host)).isEmpty();
        List.of(host, guest, viewer).forEach(page -> page.context().close());
    }

    private static Page page(List<String> wrong) {
        Page page = browser.page(Browser.Look.USUAL);
        page.onPageError(wrong::add);
        return page;
    }

    private static String link(Page host, String role) {
        Hands.button(host, "Share").click();
        host.getByLabel("What guests may do").selectOption(new SelectOption().setLabel(role));
        Hands.button(host, "Make a link").click();
        host.locator("svg.qr").waitFor();
        String url = Hands.field(host, "Link").inputValue();
        Hands.button(host, "Close").first().click();
        return url;
    }

    private static void join(Page page, String link, String name) {
        page.navigate(link);
        page.getByLabel("Your name").fill(name);
        Hands.button(page, "Join").click();
        prompt(page).waitFor();
    }

    private static Locator prompt(Page page) {
        return page.locator(".editors lap-live-editor:not([hidden]) .cm-content");
    }

    /** Somewhere in the text. */
    private static void type(Page page, Random random, String letter) {
        page.keyboard().press(random.nextBoolean() ? "Control+Home" : "Control+End");
        for (int i = random.nextInt(6); i > 0; i--) {
            page.keyboard().press(random.nextBoolean() ? "ArrowRight" : "ArrowUp");
        }
        page.keyboard().type(letter.repeat(BURST));
    }

    /** Once all have the same, and nothing waits to be sent. */
    private static String settled(Page... pages) {
        for (Page page : pages) {
            page.waitForFunction(
                    "() => [...document.querySelector('lap-live-room').shadowRoot.querySelectorAll('lap-live-editor')]"
                            + ".every(it => it.kept)");
        }
        for (Page page : pages) {
            page.waitForFunction("text => " + TEXT + " === text", text(pages[0]));
        }
        String text = text(pages[0]);
        for (Page page : pages) {
            assertThat(text(page)).isEqualTo(text);
        }
        return text;
    }

    private static final String TEXT =
            "document.querySelector('lap-live-room').shadowRoot.querySelector('lap-live-editor:not([hidden])').text";

    private static String text(Page page) {
        return (String) page.evaluate(TEXT);
    }
}
