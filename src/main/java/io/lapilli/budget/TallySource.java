package io.lapilli.budget;

import io.lapilli.shared.OrganisationId;
import org.jspecify.annotations.Nullable;

/** Where the tallies of organisations are found, at every request. */
@FunctionalInterface
interface TallySource {

    /**
     * The tallies of an organisation; null when nothing limits it.
     *
     * @throws BudgetsNotReady before the start
     */
    @Nullable
    OrganisationTallies find(OrganisationId organisation);
}
