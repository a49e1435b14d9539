package io.lapilli.operator.today;

import io.lapilli.identity.Organisation;
import java.math.BigDecimal;

/**
 * What a customer used today, by its own calendar.
 *
 * @param amount exactly, in its currency
 * @param share of the tokens of all customers, each on its own day, 0 to 1
 */
record TopCustomer(Organisation customer, long tokens, BigDecimal amount, double share) {}
