package io.lapilli.reconciliation;

import io.lapilli.reconciliation.PeriodStore.Extent;
import io.lapilli.shared.OrganisationId;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.stereotype.Component;

/**
 * Which days of an organisation are proved in a run: those that have changed, those that did
 * not agree, and the oldest of what was proved longest
 * ago, so that in the course of a month everything is read again, whether it seems to have changed or not.
 */
@Component
class Plan {

    private static final Duration AGAIN_AFTER = Duration.ofDays(30);

    private final PeriodStore periods;
    private final Clock clock;

    Plan(PeriodStore periods, Clock clock) {
        this.periods = periods;
        this.clock = clock;
    }

    List<Period> of(OrganisationId organisation, boolean whole) {
        Collection<LocalDate> days = whole ? all(organisation) : changed(organisation);
        if (days.isEmpty()) {
            return List.of();
        }
        return together(
                organisation, days, Set.copyOf(periods.withoutRequests(organisation)), periods.zone(organisation));
    }

    private Collection<LocalDate> changed(OrganisationId organisation) {
        var days = new TreeSet<>(periods.waiting(organisation));
        days.addAll(periods.differing(organisation));
        days.addAll(periods.provedBefore(organisation, clock.instant().minus(AGAIN_AFTER), Period.LONGEST));
        return days;
    }

    /** Without gaps: a sum can stand where nothing was settled. */
    private List<LocalDate> all(OrganisationId organisation) {
        return periods.extent(organisation).stream()
                .flatMap((Extent extent) ->
                        extent.first().datesUntil(extent.last().plusDays(1)))
                .toList();
    }

    /** Neighbouring days in one period, as long as their requests are kept, or are not, alike. */
    static List<Period> together(
            OrganisationId organisation, Collection<LocalDate> days, Set<LocalDate> withoutRequests, ZoneId zone) {
        var found = new ArrayList<Period>();
        for (LocalDate day : days) {
            boolean byRequests = !withoutRequests.contains(day);
            LocalDate first = day;
            if (!found.isEmpty() && goesOn(found.getLast(), day, byRequests)) {
                first = found.removeLast().first();
            }
            found.add(new Period(organisation, first, day.plusDays(1), byRequests, zone));
        }
        return List.copyOf(found);
    }

    private static boolean goesOn(Period last, LocalDate day, boolean byRequests) {
        return last.end().equals(day)
                && last.byRequests() == byRequests
                && last.first().plusDays(Period.LONGEST).isAfter(day);
    }
}
