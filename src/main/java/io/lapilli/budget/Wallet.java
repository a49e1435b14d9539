package io.lapilli.budget;

import io.lapilli.shared.OrganisationId;
import java.math.BigDecimal;

/**
 * What an organisation has paid in and not used.
 *
 * @param prepaid whether requests are charged to it, and refused when it is empty
 * @param balance can be below 0, when a request came to more than was held for it
 * @param held for requests under way, at most
 * @param refusing whether the last request was refused, on this node
 */
public record Wallet(
        OrganisationId organisation,
        String currency,
        boolean prepaid,
        BigDecimal balance,
        BigDecimal held,
        boolean refusing) {

    /** Whether nothing can be had for what is left. */
    public boolean empty() {
        return prepaid && (refusing || balance.signum() <= 0);
    }
}
