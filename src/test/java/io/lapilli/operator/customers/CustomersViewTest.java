package io.lapilli.operator.customers;

import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._assertOne;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static io.lapilli.operator.OperatorScene.text;
import static io.lapilli.usage.UsageFixtures.aRequest;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.mvysny.kaributesting.v10.GridKt;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.EmailField;
import com.vaadin.flow.component.textfield.TextField;
import io.lapilli.identity.Actor;
import io.lapilli.identity.Billing;
import io.lapilli.identity.IdentityEvent.OrganisationCreated;
import io.lapilli.identity.Invitation;
import io.lapilli.identity.MemberRole;
import io.lapilli.identity.NewOrganisation;
import io.lapilli.identity.Organisation;
import io.lapilli.identity.PlatformRole;
import io.lapilli.operator.OperatorScene;
import io.lapilli.shared.NotPermittedException;
import io.lapilli.shared.TokenCounts;
import io.lapilli.tier.TierAssignments;
import io.lapilli.tier.TierBenefits;
import io.lapilli.tier.TierConditions;
import io.lapilli.tier.TierDraft;
import io.lapilli.tier.TierTerms;
import io.lapilli.tier.Tiers;
import io.lapilli.ui.CopyField;
import io.lapilli.ui.EmptyState;
import io.lapilli.ui.LongTable;
import io.lapilli.ui.View;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class CustomersViewTest {

    private OperatorScene scene;

    @BeforeEach
    void open() {
        scene = new OperatorScene(CustomersView.class, CustomerView.class);
    }

    @AfterEach
    void close() {
        scene.close();
    }

    @Test
    void isNotForCustomers() {
        scene.asOwnerOf(scene.identity.organisation("Mori Mobile"));
        scene.screens.open("operator/customers");

        _assertNone(CustomersView.class);
        assertThatThrownBy(() -> scene.bean(CustomerList.class).matching(CustomerFilter.ALL))
                .isInstanceOf(NotPermittedException.class);
    }

    @ParameterizedTest
    @EnumSource(names = "OPERATOR_ADMIN", mode = EnumSource.Mode.EXCLUDE)
    void otherStaffReadsAndCreatesNothing(PlatformRole role) {
        scene.identity.organisation("Mori Mobile");
        scene.as(role).screens.open("operator/customers");

        assertThat(rows()).containsExactly("Mori Mobile");
        _assertNone(Button.class, spec -> spec.withText("Create a customer"));
    }

    @Test
    void saysWhatToDoFirst() {
        scene.as(PlatformRole.OPERATOR_ADMIN).screens.open("operator/customers");

        _assertOne(EmptyState.class);
        assertThat(text(_get(View.class))).contains("There are no customers yet");
        _assertOne(Button.class, spec -> spec.withText("Create a customer"));
    }

    @Test
    void tellsOfEachWhatItUsed() {
        Organisation mori = scene.identity.organisation("Mori Mobile");
        scene.identity.member(mori.id(), "yuki@mori.example", MemberRole.OWNER);
        uses(mori, 2_000_000, 5);
        uses(mori, 1_000_000, 40);
        scene.identity.organisations.suspend(Actor.INSTALLATION, mori.id(), "unpaid");

        scene.as(PlatformRole.FINANCE).screens.open("operator/customers");

        assertThat(text(_get(View.class))).contains("1 customer, 1 suspended");
        assertThat(OperatorScene.cells(grid(), 0))
                .containsExactly(
                        "Mori Mobilesuspended",
                        "—",
                        "postpaid",
                        "suspended",
                        "2 M+100 %",
                        "¥ 0",
                        "24 February 2026",
                        "1");
    }

    @Test
    void theGreatestUseComesFirstUnlessAnotherOrderIsAskedFor() {
        Organisation small = scene.identity.organisation("Acme");
        scene.identity.clock.forward(Duration.ofMinutes(1));
        Organisation great = scene.identity.organisation("Mori");
        scene.identity.clock.forward(Duration.ofMinutes(1));
        scene.identity.organisation("bank");
        uses(small, 10, 1);
        uses(great, 1_000, 1);
        scene.as(PlatformRole.SUPPORT);

        scene.screens.open("operator/customers");
        assertThat(rows()).containsExactly("Mori", "Acme", "bank");
        scene.screens.open("operator/customers?order=name");
        assertThat(rows()).containsExactly("Acme", "bank", "Mori");
        scene.screens.open("operator/customers?order=newest");
        assertThat(rows()).containsExactly("bank", "Mori", "Acme");
    }

    @ParameterizedTest
    @CsvSource({
        "q=mor, Mori",
        "tier=Gold, Acme",
        "tier=-, Mori",
        "billing=prepaid, Acme",
        "state=suspended, Mori",
    })
    void findsByWhatTheAddressSays(String query, String only) {
        Organisation acme = scene.identity
                .organisations
                .create(
                        Actor.INSTALLATION,
                        new NewOrganisation(
                                "Acme", Currency.getInstance("CNY"), Billing.PREPAID, ZoneId.of("UTC"), null))
                .organisation();
        Organisation mori = scene.identity.organisation("Mori");
        scene.identity.organisations.suspend(Actor.INSTALLATION, mori.id(), "unpaid");
        var gold = scene.bean(Tiers.class)
                .create(
                        Actor.INSTALLATION,
                        new TierDraft(
                                "Gold",
                                null,
                                new TierTerms(TierConditions.NONE, new TierBenefits(10, null, BigDecimal.ZERO), null)));
        scene.bean(TierAssignments.class).assign(Actor.INSTALLATION, acme.id(), gold.id());
        scene.as(PlatformRole.PRESALES);

        scene.screens.open("operator/customers?" + query);
        assertThat(rows()).containsExactly(only);
    }

    @Test
    void saysThatNobodyMatchesAndHowToSeeAllAgain() {
        scene.identity.organisation("Mori");
        scene.as(PlatformRole.PRESALES).screens.open("operator/customers?q=nobody");
        assertThat(text(_get(EmptyState.class))).contains("No customer matches");

        _click(_get(Button.class, spec -> spec.withText("Show all customers")));

        assertThat(rows()).containsExactly("Mori");
    }

    @Test
    void aCrowdIsReadPageByPage() {
        IntStream.range(0, 120).forEach(i -> scene.identity.organisation("Customer " + i));
        scene.as(PlatformRole.OPERATOR_ADMIN).screens.open("operator/customers?order=name");

        assertThat(rows()).hasSize(120).startsWith("Customer 0", "Customer 1", "Customer 10");
    }

    @Test
    void createsACustomerAndShowsTheOwnersLinkOnce() {
        scene.as(PlatformRole.OPERATOR_ADMIN).screens.open("operator/customers");
        _click(_get(Button.class, spec -> spec.withText("Create a customer")));
        _setValue(_get(TextField.class, spec -> spec.withLabel("Name")), "Mori Mobile");
        _setValue(_get(EmailField.class), "no address");
        _setValue(combo("Time zone"), "Asia/Shanghai");
        _setValue(combo("Currency"), "USD");
        billing().setValue(Billing.PREPAID);

        _click(_get(Button.class, spec -> spec.withText("Create the customer")));
        assertThat(_get(EmailField.class).isInvalid()).isTrue();
        assertThat(customers()).isEmpty();

        _setValue(_get(EmailField.class), "Yuki@mori.example");
        _click(_get(Button.class, spec -> spec.withText("Create the customer")));

        Organisation made = customers().getFirst();
        assertThat(made.name()).isEqualTo("Mori Mobile");
        assertThat(made.currency().getCurrencyCode()).isEqualTo("USD");
        assertThat(made.billing()).isEqualTo(Billing.PREPAID);
        assertThat(made.timeZone()).isEqualTo(ZoneId.of("Asia/Shanghai"));
        String link = _get(CopyField.class).value();
        assertThat(link).startsWith("http://portal.example/join#");
        var opened = scene.identity.invitations.open(Invitation.Kind.INVITE, link.substring(link.indexOf('#') + 1));
        assertThat(opened.email()).isEqualTo("yuki@mori.example");
        assertThat(opened.role()).isEqualTo(MemberRole.OWNER);
        assertThat(scene.identity.events).hasAtLeastOneElementOfType(OrganisationCreated.class);
        _click(_get(Button.class, spec -> spec.withText("I have copied the link")));
        _assertNone(CopyField.class);
        assertThat(rows()).containsExactly("Mori Mobile");
    }

    @Test
    void aNameThatIsTakenIsSaidInTheDialog() {
        scene.identity.organisation("Mori Mobile");
        scene.as(PlatformRole.OPERATOR_ADMIN).screens.open("operator/customers");
        _click(_get(Button.class, spec -> spec.withText("Create a customer")));
        _setValue(_get(TextField.class, spec -> spec.withLabel("Name")), "MORI mobile");
        _click(_get(Button.class, spec -> spec.withText("Create the customer")));

        assertThat(_get(TextField.class, spec -> spec.withLabel("Name")).isInvalid())
                .isTrue();
        assertThat(customers()).hasSize(1);
    }

    @SuppressWarnings("unchecked")
    private static ComboBox<String> combo(String label) {
        return _get(ComboBox.class, spec -> spec.withLabel(label));
    }

    @SuppressWarnings("unchecked")
    private static RadioButtonGroup<Billing> billing() {
        return _get(RadioButtonGroup.class, spec -> spec.withLabel("Billing"));
    }

    private List<Organisation> customers() {
        return scene.identity.directory.all().stream()
                .filter(one -> !one.operator())
                .toList();
    }

    @SuppressWarnings("unchecked")
    private static Grid<CustomerRow> grid() {
        return _get(_get(LongTable.class), Grid.class);
    }

    private static List<String> rows() {
        return GridKt._findAll(grid()).stream()
                .map(row -> row.customer().name())
                .toList();
    }

    private void uses(Organisation customer, long tokens, int daysAgo) {
        scene.usage.append(aRequest()
                .of(customer.id())
                .with(new TokenCounts(tokens, 0, 0, 0, 0, 0))
                .at(scene.identity.clock.instant().minus(Duration.ofDays(daysAgo)))
                .charged());
    }
}
