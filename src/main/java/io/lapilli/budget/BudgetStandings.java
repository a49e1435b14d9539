package io.lapilli.budget;

import io.lapilli.shared.BudgetId;
import io.lapilli.shared.OrganisationId;
import io.lapilli.shared.ProjectId;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** How budgets stand right now, from memory: no call reads the database. Empty while the portal starts. */
@Component
public class BudgetStandings {

    /** The part of a limit from which on a budget needs a look. */
    private static final double NEAR = 0.8;

    private final BudgetBook book;
    private final Clock clock;

    BudgetStandings(BudgetBook book, Clock clock) {
        this.book = book;
        this.clock = clock;
    }

    /** All of an organisation, in the order of creation. */
    public List<BudgetStanding> of(OrganisationId organisation) {
        if (!book.known().contains(organisation)) {
            return List.of();
        }
        OrganisationTallies tallies = book.find(organisation);
        Instant now = clock.instant();
        return tallies == null
                ? List.of()
                : tallies.byBudget().values().stream()
                        .map(tally -> tally.standing(now))
                        .sorted(Comparator.comparing(
                                standing -> standing.budget().id().value()))
                        .toList();
    }

    public Optional<BudgetStanding> find(OrganisationId organisation, BudgetId id) {
        return of(organisation).stream()
                .filter(standing -> standing.budget().id().equals(id))
                .findFirst();
    }

    /**
     * Those that need a look: a threshold was reached in this period, or it refuses, or four fifths are used. The
     * fullest first.
     *
     * @param project only those of that project, and of the whole organisation; null: all
     */
    public List<BudgetStanding> needALook(OrganisationId organisation, @Nullable ProjectId project) {
        return of(organisation).stream()
                .filter(standing -> standing.refusing() || !standing.alerts().isEmpty() || standing.share() >= NEAR)
                .filter(standing -> project == null
                        || !(standing.budget().scope() instanceof BudgetScope.OfProject of)
                        || of.project().equals(project))
                .sorted(Comparator.comparingDouble(BudgetStanding::share).reversed())
                .toList();
    }
}
