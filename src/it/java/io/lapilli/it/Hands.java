package io.lapilli.it;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;

/** What people do on many screens, found as they find it: by what stands on it. English screens. */
final class Hands {

    private Hands() {}

    static Locator button(Page page, String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    static Locator field(Page page, String label) {
        return page.getByRole(
                AriaRole.TEXTBOX, new Page.GetByRoleOptions().setName(label).setExact(true));
    }

    /** Follows an entry of the navigation. */
    static void goTo(Page page, String entry) {
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(entry).setExact(true))
                .first()
                .click();
    }

    /** Opens an invitation as somebody without an account; ends on the Overview. */
    static void join(Page page, String invitation, String name, String password) {
        page.navigate(invitation);
        field(page, "Your name").fill(name);
        field(page, "New password").fill(password);
        button(page, "Create the account").click();
        page.waitForURL(where -> !where.contains("/join"));
    }

    /** From the demo's sign-in page, by one click on the card of that account. */
    static void signInByCard(Page page, PackagedApplication demo, String email) {
        page.navigate(demo.url() + "/login");
        page.locator(".lap-gate-cards form:has(input[value='" + email + "']) button")
                .click();
        page.waitForURL(where -> !where.contains("login"));
    }

    /** Ends on the page of the new project. */
    static void makeProject(Page page, String name) {
        goTo(page, "Projects");
        button(page, "Make a project").click();
        field(page, "Name").fill(name);
        button(page, "Make the project").click();
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName(name)))
                .isVisible();
    }

    /** On a project's page; answers the secret, with the dialog that shows it still open. */
    static String makeKey(Page page, String name) {
        button(page, "Create a key").click();
        field(page, "Name").fill(name);
        button(page, "Create the key").click();
        return page.locator(".lap-copyfield code").textContent();
    }
}
