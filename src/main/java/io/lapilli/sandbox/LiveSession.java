package io.lapilli.sandbox;

import io.lapilli.shared.BudgetId;
import io.lapilli.shared.KeyId;
import io.lapilli.shared.OrganisationId;
import io.lapilli.shared.ProjectId;
import io.lapilli.shared.UserId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A demo in progress.
 *
 * @param scenario that it was made of
 * @param language of the scenario's texts, a BCP 47 tag
 * @param customer at whose prices it runs; null: for nobody in particular
 * @param brand the name that its faces show
 * @param colour of its faces, {@code #rrggbb}
 * @param project of the operator organisation, to which its runs are charged under the session's own {@code key}
 * @param currency of its budget and its costs
 * @param daily conversations a day at the customer, for the cost at volume
 * @param revision raised by every change of what the room shows, typing apart
 */
public record LiveSession(
        LiveSessionId id,
        String name,
        String scenario,
        String language,
        Face face,
        Stage stage,
        @Nullable OrganisationId customer,
        String brand,
        String colour,
        UserId owner,
        ProjectId project,
        KeyId key,
        BudgetId budget,
        String currency,
        long daily,
        boolean autoRerun,
        Instant createdAt,
        Instant lastAt,
        long revision) {}
