package io.lapilli.identity;

import io.lapilli.shared.OrganisationId;

/** Where the seller's staff read about a customer; filled by the module that has the screen. */
public interface OrganisationPages {

    /** The path, without a slash at its beginning. */
    String of(OrganisationId customer);
}
