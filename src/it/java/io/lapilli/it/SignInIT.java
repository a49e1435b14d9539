package io.lapilli.it;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.WaitForURLOptions;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.SameSiteAttribute;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The ways in, in a real browser: invitation, sign-in, new password, and out again when somebody is disabled. */
class SignInIT {

    private static final PackagedApplication APPLICATION = Scene.APPLICATION;
    private static final Api OPERATOR = Api.operator(APPLICATION);
    private static final String PASSWORD = "an honest mountain of basalt";

    /** A disabled user's open page must be gone after this long, in milliseconds. */
    private static final double AT_ONCE = 1000;

    private static Browser browser;

    private final List<String> complaints = new ArrayList<>();

    @BeforeAll
    static void open() {
        browser = new Browser();
    }

    @AfterAll
    static void close() {
        browser.close();
    }

    private Page page() {
        return page(Browser.Look.USUAL);
    }

    private Page page(Browser.Look look) {
        Page page = browser.page(look);
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                complaints.add(message.text());
            }
        });
        page.onPageError(complaints::add);
        return page;
    }

    private record Invited(String email, String url, String organisation) {}

    private static Invited invited() {
        String name = UUID.randomUUID().toString().substring(0, 8);
        String email = name + "@mori.example";
        var made = OPERATOR.post(
                "/v1/operator/organizations", Map.of("name", "Mori " + name, "currency", "CNY", "owner_email", email));
        return new Invited(
                email, made.get("invite_url").asString(), made.get("name").asString());
    }

    /** An owner with {@link #PASSWORD}, made with the link, signed in on this page. */
    private static Invited join(Page page) {
        Invited owner = invited();
        page.navigate(owner.url());
        field(page, "Your name").fill("Yuki Mori");
        field(page, "New password").fill(PASSWORD);
        button(page, "Create the account");
        page.waitForURL(APPLICATION.url() + "/");
        return owner;
    }

    private static void button(Page page, String name) {
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(name).setExact(true))
                .click();
    }

    private static Locator field(Page page, String label) {
        return page.getByRole(
                AriaRole.TEXTBOX, new Page.GetByRoleOptions().setName(label).setExact(true));
    }

    private static void signIn(Page page, String email, String password) {
        field(page, "E-mail").fill(email);
        field(page, "Password").fill(password);
        page.keyboard().press("Enter");
    }

    private static String userId(String email) {
        return OPERATOR.get("/v1/operator/users?search=" + email)
                .at("/data/0/id")
                .asString();
    }

    @Test
    void aLinkMakesAnAccountThatSignsInAgain() {
        Page first = page();
        Invited owner = join(first);
        first.navigate(APPLICATION.url() + "/profile");
        assertThat(field(first, "Your name")).hasValue("Yuki Mori");

        Page second = page();
        second.navigate(APPLICATION.url() + "/profile");
        second.waitForURL("**/login");
        signIn(second, owner.email(), "something else entirely");
        assertThat(second.getByRole(AriaRole.ALERT)).containsText("don't match");
        assertThat(field(second, "E-mail")).hasValue(owner.email());
        field(second, "Password").fill(PASSWORD);
        second.keyboard().press("Enter");
        second.waitForURL("**/profile*");

        String token = owner.url().substring(owner.url().indexOf('#') + 1);
        assertThat(APPLICATION.log()).doesNotContain(token).doesNotContain(PASSWORD);
        Page third = page();
        third.navigate(owner.url());
        assertThat(third.getByText("This link does not work any more")).isVisible();
        assertThat(complaints).isEmpty();
    }

    @Test
    void whoeverIsDisabledLeavesAtOnceWithoutAClick() {
        Page page = page();
        String id = userId(join(page).email());
        page.navigate(APPLICATION.url() + "/profile");
        assertThat(field(page, "Your name")).isVisible();

        OPERATOR.post("/v1/operator/users/" + id, Map.of("disabled", true));
        page.waitForURL("**/login", new WaitForURLOptions().setTimeout(AT_ONCE));

        OPERATOR.post("/v1/operator/users/" + id, Map.of("disabled", false));
        page.navigate(APPLICATION.url() + "/profile");
        page.waitForURL("**/login");
    }

    @Test
    void aResetLinkSetsANewPasswordAndEndsTheSessions() {
        Page page = page();
        Invited owner = join(page);
        String url = OPERATOR.post("/v1/operator/users/" + userId(owner.email()) + "/reset_link", Map.of())
                .get("reset_url")
                .asString();

        Page other = page();
        other.navigate(url);
        field(other, "New password").fill("a fine new password");
        button(other, "Set the password");
        other.waitForURL("**/login");
        page.waitForURL("**/login", new WaitForURLOptions().setTimeout(AT_ONCE));
        signIn(other, owner.email(), "a fine new password");
        other.waitForURL(where -> !where.contains("login"));
    }

    @Test
    void aDemoAccountIsOneClickAway() {
        PackagedApplication demo = PackagedApplication.demo();
        Page page = page();
        page.navigate(demo.url() + "/login");
        page.locator(".lap-gate-cards button").first().click();
        page.waitForURL(where -> !where.contains("login"));
        page.navigate(demo.url() + "/profile");
        assertThat(field(page, "Your name")).not().isEmpty();
    }

    @Test
    void guessingSlowsDownWhetherThereIsAnAccountOrNot() throws Exception {
        var owner = join(page());
        try (var client = HttpClient.newHttpClient()) {
            for (String email : List.of(owner.email(), "nobody-" + owner.email())) {
                for (int i = 0; i < 5; i++) {
                    assertThat(leadsTo(client, email, "guess number " + i)).endsWith("/login?error");
                }
                assertThat(leadsTo(client, email, PASSWORD)).endsWith("/login?wait=1");
            }
        }
    }

    /** Where the sign-in form leads. */
    private static String leadsTo(HttpClient client, String email, String password) throws Exception {
        String form = "username=" + URLEncoder.encode(email, UTF_8) + "&password=" + URLEncoder.encode(password, UTF_8);
        var request = HttpRequest.newBuilder(URI.create(APPLICATION.url() + "/login"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form))
                .build();
        return client.send(request, HttpResponse.BodyHandlers.discarding())
                .headers()
                .firstValue("location")
                .orElseThrow();
    }

    @Test
    void thePageSaysWhatABrowserMayDoWithIt() {
        Page page = page();
        Response answer = page.navigate(APPLICATION.url() + "/login");

        assertThat(answer.headers())
                .containsEntry("x-frame-options", "DENY")
                .containsEntry("x-content-type-options", "nosniff")
                .containsEntry("referrer-policy", "same-origin")
                .hasEntrySatisfying(
                        "content-security-policy",
                        policy -> assertThat(policy)
                                .contains("frame-ancestors 'none'", "object-src 'none'")
                                .doesNotContain("script-src 'self' 'unsafe-inline'"));
        assertThat(page.context().cookies())
                .allMatch(cookie -> cookie.httpOnly && cookie.sameSite == SameSiteAttribute.LAX)
                .hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"1440, false, en", "390, false, de", "1440, true, zh-CN", "390, true, en"})
    void theWaysInAreOpenToEverybody(int width, boolean dark, String language) {
        Page page = page(new Browser.Look(width, dark, language));
        for (String address :
                List.of(APPLICATION.url() + "/login?error", invited().url(), APPLICATION.url() + "/reset#nothing")) {
            page.navigate(address);
            page.locator(".lap-gate-form").waitFor();
            assertThat(Wcag.violations(page)).isEmpty();
        }
        assertThat(complaints).isEmpty();
    }
}
