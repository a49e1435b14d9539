package io.lapilli.operator.customers;

import io.lapilli.shared.OrganisationId;

/** Where the screens of customers are. */
public final class CustomerRoutes {

    /** The list of all. */
    public static final String CUSTOMERS = "operator/customers";

    private CustomerRoutes() {}

    /** The screen of one customer, whether or not there is one. */
    public static String of(OrganisationId customer) {
        return CUSTOMERS + "/" + customer.text();
    }
}
