package io.lapilli.it;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The main job in a real browser: from an owner's link to a key, a call, and its tokens and money on the screen. */
class FirstCallIT {

    private static final PackagedApplication APPLICATION = Scene.APPLICATION;

    /** What a person may wait for a call to appear, in milliseconds. */
    private static final double PROMISED = 2000;

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
    void fromTheOwnersLinkToTheMoneyOfACall() {
        Page page = browser.page(Browser.Look.USUAL);
        Hands.join(page, inviteUrl(), "Yuki Mori", "an honest mountain of basalt");
        assertThat(page.getByText("Waiting for your first call…")).isVisible();

        Hands.makeProject(page, "Assistant in the phone");
        String secret = Hands.makeKey(page, "backend");
        assertThat(secret).startsWith("sk-lap-");
        assertThat(page.locator(".lap-code pre").textContent())
                .contains(APPLICATION.url() + "/v1", secret, Customer.MODEL);
        Hands.button(page, "I have copied it").click();

        Hands.goTo(page, "Overview");
        assertThat(page.getByText("Waiting for your first call…")).isVisible();
        OpenAIClient client = OpenAIOkHttpClient.builder()
                .baseUrl(APPLICATION.url() + "/v1")
                .apiKey(secret)
                .maxRetries(0)
                .build();
        client.chat()
                .completions()
                .create(ChatCompletionCreateParams.builder()
                        .model(Customer.MODEL)
                        .addUserMessage("prompt=1000 cached=200 completion=300")
                        .build());

        assertThat(page.getByText("Your first call arrived"))
                .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(PROMISED));
        assertThat(page.locator("main")).containsText("1,300 tokens, ¥ 0.001 272");

        try (var stream = client.chat()
                .completions()
                .createStreaming(ChatCompletionCreateParams.builder()
                        .model(Customer.MODEL)
                        .addUserMessage("prompt=2000 completion=500")
                        .build())) {
            assertThat(stream.stream().count()).isPositive();
        }
        assertThat(page.locator("main"))
                .containsText("¥ 0.003 872", new LocatorAssertions.ContainsTextOptions().setTimeout(PROMISED));
        assertThat(APPLICATION.log()).doesNotContain(secret);
    }

    private static String inviteUrl() {
        String name = UUID.randomUUID().toString().substring(0, 8);
        return Api.operator(APPLICATION)
                .post(
                        "/v1/operator/organizations",
                        Map.of("name", "Mori " + name, "currency", "CNY", "owner_email", name + "@mori.example"))
                .get("invite_url")
                .asString();
    }
}
