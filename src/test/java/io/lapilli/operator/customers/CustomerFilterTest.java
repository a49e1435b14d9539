package io.lapilli.operator.customers;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.router.QueryParameters;
import io.lapilli.identity.Billing;
import io.lapilli.identity.Organisation;
import io.lapilli.shared.OrganisationId;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CustomerFilterTest {

    /** A postpaid customer called Mori Mobile in the tier Gold, suspended or not. */
    @ParameterizedTest
    @CsvSource({
        "'', false, true",
        "q=mobi, false, true",
        "q=MORI, false, true",
        "q=%20mori%20, false, true",
        "q=krausch, false, false",
        "tier=Gold, false, true",
        "tier=Silver, false, false",
        "tier=-, false, false",
        "billing=postpaid, false, true",
        "billing=prepaid, false, false",
        "billing=free, false, true",
        "state=active, false, true",
        "state=active, true, false",
        "state=suspended, true, true",
        "state=suspended, false, false",
        "q=mori&tier=Gold&billing=postpaid&state=suspended, true, true"
    })
    void saysWhoIsMeant(String query, boolean suspended, boolean meant) {
        var filter = CustomerFilter.read(QueryParameters.fromString(query));

        assertThat(filter.holds(customer(false, suspended ? "unpaid" : null), "Gold"))
                .isEqualTo(meant);
    }

    @Test
    void whoIsInNoTierIsFoundByThat() {
        var filter = CustomerFilter.ALL.tier(CustomerFilter.NO_TIER);

        assertThat(filter.holds(customer(false, null), null)).isTrue();
        assertThat(filter.holds(customer(false, null), "Gold")).isFalse();
    }

    @Test
    void theSellersOwnOrganisationIsNoCustomer() {
        assertThat(CustomerFilter.ALL.holds(customer(true, null), null)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "q=a%26b",
                "tier=Gold",
                "billing=prepaid",
                "state=suspended",
                "order=newest",
                "q=mori&tier=-&billing=postpaid&state=active&order=name"
            })
    void theAddressSaysItAllAgain(String query) {
        var filter = CustomerFilter.read(QueryParameters.fromString(query));

        assertThat(CustomerFilter.read(filter.query())).isEqualTo(filter);
        assertThat(filter.restricts()).isEqualTo(!query.isEmpty() && !query.equals("order=newest"));
    }

    private static Organisation customer(boolean operator, @Nullable String reason) {
        return new Organisation(
                new OrganisationId(UUID.randomUUID()),
                "Mori Mobile",
                Currency.getInstance("CNY"),
                Billing.POSTPAID,
                ZoneOffset.UTC,
                operator,
                reason == null ? null : Instant.EPOCH,
                reason,
                Instant.EPOCH,
                1);
    }
}
