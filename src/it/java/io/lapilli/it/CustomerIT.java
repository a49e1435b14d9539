package io.lapilli.it;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A day at a customer: its owner explains an amount, its developer tries a model and takes it into a shell. */
class CustomerIT {

    private static final PackagedApplication DEMO = PackagedApplication.demo();
    private static final Pattern WHICH_RATE = Pattern.compile("(List rate|Contract rate|Rate of your tier) since");
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
    void theOwnerExplainsOneAmountDownToItsRate() {
        Page page = browser.page(Browser.Look.USUAL);
        Hands.signInByCard(page, DEMO, "owner@mori.example");
        Hands.goTo(page, "Usage");
        page.locator(".lap-rowbutton").first().click();
        Locator why = page.locator("#why");
        assertThat(why.locator(".lap-line.lap-sum")).isVisible();

        BigDecimal sum = BigDecimal.ZERO;
        for (Locator line : why.locator(".lap-line:not(.lap-sum)").all()) {
            String[] how = line.locator("small").textContent().split("[×/]");
            BigDecimal amount = number(line.locator("> span").last());
            assertThat(number(how[0]).multiply(number(how[1])))
                    .as(line.textContent())
                    .isEqualByComparingTo(amount.multiply(number(how[2])));
            sum = sum.add(amount);
        }
        assertThat(sum)
                .isPositive()
                .isEqualByComparingTo(number(why.locator(".lap-sum > span").last()));
        assertThat(why.getByText(WHICH_RATE).first()).isVisible();

        String request = why.locator(".lap-copyfield code").textContent();
        var explained = Api.operator(DEMO).of(organisation("Mori")).get("/v1/organization/requests/" + request);
        assertThat(new BigDecimal(explained.get("amount").asString())).isEqualByComparingTo(sum);
    }

    private static String organisation(String beginning) {
        return StreamSupport.stream(
                        Api.operator(DEMO)
                                .get("/v1/operator/organizations?limit=100")
                                .get("data")
                                .spliterator(),
                        false)
                .filter(one -> one.get("name").asString().startsWith(beginning))
                .findFirst()
                .orElseThrow()
                .get("id")
                .asString();
    }

    @Test
    void theDeveloperGoesFromAModelToAShell() throws Exception {
        Page page = browser.page(Browser.Look.USUAL);
        Hands.signInByCard(page, DEMO, "developer@mori.example");
        Hands.goTo(page, "Models");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(Pattern.compile("^Try ")))
                .first()
                .click();
        Hands.field(page, "User, message 1").fill("Which stones float on water? Answer in one sentence.");
        Hands.button(page, "Run").click();
        Locator column = page.locator(".lap-play-column").first();
        assertThat(column.getByText("done").first())
                .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(20_000));
        assertThat(column.locator(".lap-play-screen")).not().isEmpty();
        assertThat(column.getByText("Cost").first()).isVisible();

        Hands.button(page, "Code").click();
        Locator code = page.locator(".lap-code pre").first();
        assertThat(code).containsText("curl");
        String curl = code.textContent();
        assertThat(curl).contains(DEMO.url() + "/v1/chat/completions", "Which stones float on water?");
        Hands.button(page, "Close").click();

        Hands.goTo(page, "Projects");
        page.locator(".lap-rowbutton").first().click();
        String secret = Hands.makeKey(page, "my shell");
        assertThat(inAShell(curl, secret)).contains("\"usage\"", "chat.completion");
    }

    /** What the command prints, with the key where it expects it. */
    private static String inAShell(String command, String key) throws IOException, InterruptedException {
        var builder = new ProcessBuilder("bash", "-c", command).redirectErrorStream(true);
        builder.environment().put("LAPILLI_API_KEY", key);
        Process shell = builder.start();
        String printed = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(shell.waitFor()).as(printed).isZero();
        return printed;
    }

    private static BigDecimal number(Locator text) {
        return number(text.textContent());
    }

    private static BigDecimal number(String text) {
        return new BigDecimal(text.replaceAll("[^0-9.]", ""));
    }
}
