package io.lapilli.operator.customers;

import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._assertOne;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static io.lapilli.operator.OperatorScene.text;
import static io.lapilli.usage.UsageFixtures.aRequest;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.BigDecimalField;
import com.vaadin.flow.component.textfield.EmailField;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import io.lapilli.apikey.ApiKeys;
import io.lapilli.apikey.IssuedKey;
import io.lapilli.apikey.NewKey;
import io.lapilli.budget.Wallets;
import io.lapilli.identity.Actor;
import io.lapilli.identity.CurrentUser;
import io.lapilli.identity.IdentityEvent.OrganisationModified;
import io.lapilli.identity.IdentityEvent.OrganisationResumed;
import io.lapilli.identity.IdentityEvent.OrganisationSuspended;
import io.lapilli.identity.MemberRole;
import io.lapilli.identity.Organisation;
import io.lapilli.identity.PlatformRole;
import io.lapilli.limit.Allowance;
import io.lapilli.limit.LimitBook;
import io.lapilli.operator.OperatorScene;
import io.lapilli.pricing.Rate;
import io.lapilli.pricing.RateAdded;
import io.lapilli.pricing.RateFilter;
import io.lapilli.pricing.Rates;
import io.lapilli.project.Project;
import io.lapilli.project.Projects;
import io.lapilli.shared.KeyId;
import io.lapilli.shared.Meter;
import io.lapilli.shared.NotFoundException;
import io.lapilli.shared.TokenCounts;
import io.lapilli.tier.Tier;
import io.lapilli.tier.TierBenefits;
import io.lapilli.tier.TierConditions;
import io.lapilli.tier.TierConditions.TokensInWindow;
import io.lapilli.tier.TierDraft;
import io.lapilli.tier.TierTerms;
import io.lapilli.tier.Tiers;
import io.lapilli.tier.ui.TierPanel;
import io.lapilli.ui.Chart;
import io.lapilli.ui.CopyField;
import io.lapilli.ui.Note;
import io.lapilli.ui.View;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CustomerViewTest {

    private OperatorScene scene;
    private Organisation mori;

    @BeforeEach
    void open() {
        scene = new OperatorScene(CustomersView.class, CustomerView.class);
        mori = scene.identity.organisation("Mori Mobile");
        scene.identity.clock.forward(Duration.ofDays(1));
    }

    @AfterEach
    void close() {
        scene.close();
    }

    private void show() {
        scene.screens.open("operator/customers/" + mori.id());
    }

    @Test
    void isNotForCustomersNotEvenTheirOwn() {
        scene.asOwnerOf(mori);
        show();

        _assertNone(CustomerView.class);
    }

    @Test
    void theSellersOwnOrganisationIsNoCustomer() {
        scene.as(PlatformRole.OPERATOR_ADMIN);

        assertThatThrownBy(() -> scene.bean(StoryReader.class)
                        .read(scene.identity.directory.operator().id()))
                .isInstanceOf(NotFoundException.class);
    }

    @ParameterizedTest
    @EnumSource(names = "OPERATOR_ADMIN", mode = EnumSource.Mode.EXCLUDE)
    void otherStaffReadsAndChangesNothing(PlatformRole role) {
        scene.model("doubao-pro-32k");
        scene.rate("doubao-pro-32k", Meter.PROMPT_UNCACHED, "0.0008", mori.id());
        scene.identity.invitations.invite(Actor.INSTALLATION, mori.id(), "yuki@mori.example", MemberRole.OWNER);
        scene.as(role);
        show();

        assertThat(text(_get(View.class))).contains("Mori Mobile", "doubao-pro-32k", "yuki@mori.example");
        for (String action : List.of(
                "Change",
                "Suspend",
                "Invite",
                "Add a rate",
                "End",
                "New link",
                "Put into a tier",
                "Set a limit",
                "Enter…")) {
            _assertNone(Button.class, spec -> spec.withText(action));
        }
    }

    @Test
    void tellsAnEmptyStory() {
        scene.as(PlatformRole.SUPPORT);
        show();

        assertThat(text(_get(View.class)))
                .contains(
                        "postpaid, CNY, Asia/Shanghai, customer since 1 March 2026",
                        "nothing was called yet",
                        "Nothing used",
                        "No contract rate",
                        "Nobody yet",
                        "No key yet",
                        "No request in 90 days",
                        "The customer was created");
    }

    @Test
    void anAdministratorLimitsTheCustomer() {
        scene.as(PlatformRole.OPERATOR_ADMIN);
        show();
        _click(_get(Button.class, spec -> spec.withText("Set a limit")));
        _setValue(_get(IntegerField.class, spec -> spec.withLabel("Requests at once")), 25);
        _click(_get(Button.class, spec -> spec.withText("Save the limit")));

        assertThat(scene.bean(LimitBook.class).of(mori.id(), null)).isEqualTo(new Allowance(null, null, null, 25L));
        assertThat(text(_get(View.class))).contains("All models together", "25");
    }

    @Test
    void anAdministratorEntersWhatWasPaid() {
        scene.as(PlatformRole.OPERATOR_ADMIN);
        show();
        _click(_get(Button.class, spec -> spec.withText("Enter…")));
        _click(_get(Button.class, spec -> spec.withText("Enter it")));
        assertThat(scene.bean(Wallets.class).ledger(mori.id(), null, 10).items())
                .isEmpty();
        _setValue(_get(BigDecimalField.class, spec -> spec.withLabel("Amount, CNY")), new BigDecimal("1200.5"));
        _setValue(_get(TextField.class, spec -> spec.withLabel("Note")), "transfer of 2 March");
        _click(_get(Button.class, spec -> spec.withText("Enter it")));

        assertThat(scene.bean(Wallets.class).of(mori.id()).balance()).isEqualByComparingTo("1200.5");
        assertThat(text(_get(View.class))).contains("Top-up", "transfer of 2 March", "+1,200.5");
    }

    @Test
    void tellsTheWholeStory() {
        scene.model("doubao-pro-32k");
        scene.rate("doubao-pro-32k", Meter.PROMPT_CACHED, "0.0001", mori.id());
        scene.identity.member(mori.id(), "yuki@mori.example", MemberRole.DEVELOPER);
        scene.bean(Tiers.class)
                .create(
                        Actor.INSTALLATION,
                        new TierDraft(
                                "Gold",
                                null,
                                new TierTerms(
                                        new TierConditions(new TokensInWindow(5_000_000, 30), null, null),
                                        new TierBenefits(10, null, BigDecimal.ZERO),
                                        null)));
        Project phone = scene.bean(Projects.class).create(Actor.INSTALLATION, mori.id(), "Phone assistant");
        IssuedKey backend = key(phone, "backend");
        IssuedKey old = key(phone, "old one");
        scene.bean(ApiKeys.class)
                .revoke(Actor.INSTALLATION, mori.id(), old.key().id());
        uses(backend.key().id(), "doubao-pro-32k", 3_000_000, 2);
        uses(old.key().id(), "doubao-lite-32k", 1_000_000, 3);
        scene.usage.append(aRequest()
                .of(mori.id())
                .of(backend.key().id())
                .at(scene.identity.clock.instant().minusSeconds(60))
                .failed(502, "upstream_error"));
        scene.as(PlatformRole.OPERATOR_ADMIN);
        show();

        String story = text(_get(View.class));
        assertThat(story)
                .contains(
                        "Tokens in 30 days4.0 million",
                        "2 Mar 2026, 09:59",
                        "doubao-pro-32k3.0 million",
                        "backend …" + backend.key().last4() + "3.0 million",
                        "¥ 0.1",
                        "yuki@mori.exampleDeveloper",
                        "Phone assistant",
                        "revoked",
                        "upstream_error",
                        "Contract rate entered: Prompt, cached of doubao-pro-32k",
                        "Key old one …" + old.key().last4() + " was revoked",
                        "Project Phone assistant was made");
        assertThat(story).doesNotContain(backend.secret());
        assertThat(text(_get(TierPanel.class))).contains("next: Gold", "4 of 5 million");
        var chart = _get(Chart.class).shown().orElseThrow();
        assertThat(chart.buckets()).hasSize(30);
        assertThat(chart.series())
                .extracting(series -> series.name())
                .containsExactly("doubao-pro-32k", "doubao-lite-32k");
        assertThat(chart.series().getFirst().values().get(27)).isEqualByComparingTo("3000000");
    }

    @Test
    void theAddressSaysWhatIsLookedAt() {
        Project phone = scene.bean(Projects.class).create(Actor.INSTALLATION, mori.id(), "Phone assistant");
        IssuedKey backend = key(phone, "backend");
        uses(backend.key().id(), "doubao-pro-32k", 3_000_000, 70);
        scene.as(PlatformRole.FINANCE)
                .screens
                .open("operator/customers/" + mori.id() + "?days=90&measure=money&log=failed");

        var chart = _get(Chart.class).shown().orElseThrow();
        assertThat(chart.buckets()).hasSize(90);
        assertThat(chart.series().getFirst().texts().get(19)).contains("2.40");
        assertThat(text(_get(View.class))).contains("No failed request in 90 days");
    }

    @Test
    void suspendsWithAReasonAndLetsGoOn() {
        scene.as(PlatformRole.OPERATOR_ADMIN);
        show();
        scene.identity.events.clear();

        _click(_get(Button.class, spec -> spec.withText("Suspend")));
        _click(_get(Button.class, spec -> spec.withText("Suspend the customer")));
        assertThat(_get(TextArea.class).isInvalid()).isTrue();
        assertThat(scene.identity.directory.find(mori.id())).isEqualTo(mori);

        _setValue(_get(TextArea.class), "Unpaid since May.");
        _click(_get(Button.class, spec -> spec.withText("Suspend the customer")));

        Actor admin = scene.bean(CurrentUser.class).actor();
        assertThat(scene.identity.events)
                .containsExactly(new OrganisationSuspended(admin, mori.id(), "Unpaid since May."));
        assertThat(text(_get(Note.class))).contains("Unpaid since May.");
        assertThat(text(_get(View.class))).contains("Suspended: Unpaid since May.", "Staff");

        _click(_get(Button.class, spec -> spec.withText("Let it go on")));
        _click(_get(Button.class, spec -> spec.withText("Let the customer go on")));

        assertThat(scene.identity.events).last().isEqualTo(new OrganisationResumed(admin, mori.id()));
        _assertNone(Note.class);
        assertThat(text(_get(View.class))).contains("Went on after the suspension", "Suspended: Unpaid since May.");
    }

    @Test
    void renames() {
        scene.as(PlatformRole.OPERATOR_ADMIN);
        show();
        _click(_get(Button.class, spec -> spec.withText("Change")));
        _setValue(_get(TextField.class, spec -> spec.withLabel("Name")), "Mori");
        _click(_get(Button.class, spec -> spec.withText("Change the customer")));

        assertThat(text(_get(View.class))).contains("Renamed from Mori Mobile to Mori");
        assertThat(scene.identity.directory.find(mori.id())).extracting("name").isEqualTo("Mori");
        assertThat(scene.identity.events).hasAtLeastOneElementOfType(OrganisationModified.class);
    }

    @Test
    void givesTheOwnerANewLink() {
        scene.identity.invitations.invite(Actor.INSTALLATION, mori.id(), "yuki@mori.example", MemberRole.OWNER);
        scene.as(PlatformRole.OPERATOR_ADMIN);
        show();
        _click(_get(Button.class, spec -> spec.withText("New link")));
        assertThat(_get(EmailField.class).isReadOnly()).isTrue();
        _click(_get(Button.class, spec -> spec.withText("Make the link")));

        assertThat(_get(CopyField.class).value()).startsWith("http://portal.example/join#");
        assertThat(scene.identity.invitations.list(mori.id(), null, 10).items()).hasSize(1);
    }

    @Test
    @SuppressWarnings("unchecked")
    void addsAContractRateThroughThePricesForm() {
        scene.model("doubao-pro-32k");
        scene.rate("doubao-pro-32k", Meter.PROMPT_UNCACHED, "0.0008", null);
        scene.rate("doubao-pro-32k", Meter.COMPLETION, "0.002", null);
        scene.as(PlatformRole.OPERATOR_ADMIN);
        show();

        _click(_get(Button.class, spec -> spec.withText("Add a rate")));
        assertThat(_get(ComboBox.class, spec -> spec.withLabel("Customer")).isReadOnly())
                .isTrue();
        _setValue(_get(ComboBox.class, spec -> spec.withLabel("Model")), "doubao-pro-32k");
        _setValue(_get(BigDecimalField.class, spec -> spec.withLabel("Price")), new BigDecimal("0.6"));
        _click(_get(Button.class, spec -> spec.withText("Enter the rate")));

        Rate made = scene.bean(Rates.class)
                .search(new RateFilter(null, mori.id(), null, RateFilter.Time.ANY), 0, 10)
                .getFirst();
        assertThat(made.amount(1_000_000)).isEqualByComparingTo("0.6");
        assertThat(made.currency()).isEqualTo("CNY");
        Actor admin = scene.bean(CurrentUser.class).actor();
        assertThat(scene.identity.events).contains(new RateAdded(admin, made));
        assertThat(text(_get(View.class))).contains("¥ 0.6", "in force");

        scene.identity.clock.forward(Duration.ofMinutes(1));
        _click(_get(Button.class, spec -> spec.withText("End")));
        _click(_get(Button.class, spec -> spec.withText("End the rate")));
        assertThat(text(_get(View.class))).contains("ended");
        _assertNone(Button.class, spec -> spec.withText("End"));
    }

    @Test
    @SuppressWarnings("unchecked")
    void putsIntoATier() {
        var gold = scene.bean(Tiers.class)
                .create(
                        Actor.INSTALLATION,
                        new TierDraft(
                                "Gold",
                                null,
                                new TierTerms(
                                        new TierConditions(new TokensInWindow(5_000_000, 30), null, null),
                                        new TierBenefits(10, null, BigDecimal.ZERO),
                                        null)));
        scene.as(PlatformRole.OPERATOR_ADMIN);
        show();
        _click(_get(Button.class, spec -> spec.withText("Put into a tier")));
        RadioButtonGroup<Optional<Tier>> choice = _get(RadioButtonGroup.class, spec -> spec.withLabel("Tier"));
        choice.setValue(Optional.of(gold));
        _click(_get(Button.class, spec -> spec.withText("Put the customer there")));

        assertThat(text(_get(View.class))).contains("Came into Gold");
        assertThat(_find(TierPanel.class)).hasSize(1);
        _assertOne(Chart.class);
    }

    private IssuedKey key(Project project, String name) {
        scene.identity.clock.forward(Duration.ofSeconds(1));
        return scene.bean(ApiKeys.class)
                .issueProjectKey(Actor.INSTALLATION, mori.id(), project.id(), null, NewKey.named(name));
    }

    private void uses(KeyId key, String model, long tokens, int daysAgo) {
        scene.usage.append(aRequest()
                .of(mori.id())
                .of(key)
                .of(model)
                .with(new TokenCounts(tokens, 0, 0, 0, 0, 0))
                .at(scene.identity.clock.instant().minus(Duration.ofDays(daysAgo)))
                .charged());
    }
}
