package io.lapilli.operator.customers;

import io.lapilli.identity.OrganisationPages;
import io.lapilli.shared.OrganisationId;
import org.springframework.stereotype.Component;

/** Leads from a person to the customers that the person belongs to. */
@Component
class CustomerPages implements OrganisationPages {

    @Override
    public String of(OrganisationId customer) {
        return CustomerRoutes.of(customer);
    }
}
