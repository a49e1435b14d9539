package io.lapilli.it;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** An administrator's day: a new customer, its owner's first key, a suspension that the key's next call tells of. */
class AdministratorIT {

    private static final PackagedApplication DEMO = PackagedApplication.demo();
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
    void makesACustomerAndSuspendsIt() {
        Page administrator = browser.page(Browser.Look.USUAL);
        Hands.signInByCard(administrator, DEMO, "admin@lapilli.example");
        Hands.goTo(administrator, "Customers");
        String name = "Harbour Ferries " + UUID.randomUUID().toString().substring(0, 6);
        String email = name.substring(16) + "@harbour.example";
        Hands.button(administrator, "Create a customer").click();
        Hands.field(administrator, "Name").fill(name);
        Hands.field(administrator, "Owner's e-mail address").fill(email);
        Hands.button(administrator, "Create the customer").click();
        String link = administrator.locator(".lap-copyfield code").textContent();

        Page owner = browser.page(Browser.Look.USUAL);
        Hands.join(owner, link, "Ines Hafen", "a harbour with many ferries");
        Hands.makeProject(owner, "Timetable");
        Api key = Api.with(DEMO, Hands.makeKey(owner, "backend"));
        String model = key.get("/v1/models").at("/data/0/id").asString();
        Map<String, Object> request = Map.of(
                "model",
                model,
                "messages",
                List.of(Map.of("role", "user", "content", "When does the next one leave?")));
        assertThat(key.send("POST", "/v1/chat/completions", request).statusCode())
                .isEqualTo(200);

        Hands.button(administrator, "I have copied the link").click();
        Hands.field(administrator, "Find a customer by name").fill(name);
        Hands.goTo(administrator, name);
        Hands.button(administrator, "Suspend").click();
        Hands.field(administrator, "Reason").fill("The invoice of October is unpaid.");
        Hands.button(administrator, "Suspend the customer").click();
        assertThat(administrator
                        .getByRole(AriaRole.MAIN)
                        .getByText("The invoice of October is unpaid.")
                        .first())
                .isVisible();
        Eventually.within(Duration.ofSeconds(1), () -> {
            var refused = key.send("POST", "/v1/chat/completions", request);
            assertThat(refused.statusCode()).isEqualTo(403);
            assertThat(refused.body()).contains("organization_suspended", "The invoice of October is unpaid.");
        });
    }
}
