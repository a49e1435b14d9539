package io.lapilli.pricing;

import io.lapilli.pricing.RateConflictException.Reason;
import io.lapilli.shared.RateId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Where a new rate stands among those that are there: what it replaces, how long it lasts, what follows it. */
final class Timeline {

    private final Rate added;
    private final @Nullable Rate replaced;

    /**
     * @param there every rate of the model and the meter
     * @param tolerance how far in the past a start still means now
     * @throws RateConflictException when one of them is in the way
     */
    Timeline(List<Rate> there, Rate wanted, Instant now, Duration tolerance) {
        List<Rate> same = there.stream()
                .filter(rate -> Overlaps.sameSelector(rate, wanted))
                .sorted(Comparator.comparing(Rate::validFrom))
                .toList();
        Rate begun = startingNowIfMeant(wanted, same, now, tolerance);
        replaced = covering(same, begun.validFrom());
        refuse(replaced, begun, now);
        added = untilNext(begun, same);
        there.stream()
                .filter(rate -> !Overlaps.sameSelector(rate, added) && Overlaps.couldBothWin(rate, added))
                .findFirst()
                .ifPresent(rate -> {
                    throw new RateConflictException(rate, Reason.COULD_BOTH_WIN);
                });
    }

    Rate added() {
        return added;
    }

    /** The one that ends where the new one begins; null: none was valid then. */
    @Nullable
    Rate replaced() {
        return replaced;
    }

    /** What goes on after the new one's end, where the one that it replaces was meant to last longer. */
    @Nullable
    Rate resumed(Supplier<RateId> id) {
        if (replaced == null || added.validTo() == null) {
            return null;
        }
        Instant end = replaced.validTo();
        return end == null || end.isAfter(added.validTo())
                ? replaced.again(id.get(), added.validTo(), added.createdAt())
                : null;
    }

    /** All rates as they will be. @param there those that are there, of whatever model and meter */
    List<Rate> applied(List<Rate> there, Supplier<RateId> id) {
        Rate old = replaced;
        var after = new ArrayList<Rate>();
        for (Rate rate : there) {
            after.add(old != null && rate.id().equals(old.id()) ? rate.endingAt(added.validFrom()) : rate);
        }
        after.add(added);
        Rate resumed = resumed(id);
        if (resumed != null) {
            after.add(resumed);
        }
        return after;
    }

    private static Rate startingNowIfMeant(Rate wanted, List<Rate> same, Instant now, Duration tolerance) {
        Instant from = wanted.validFrom();
        boolean little = from.isBefore(now) && !from.isBefore(now.minus(tolerance));
        boolean free = wanted.validTo() == null || wanted.validTo().isAfter(now);
        return little && free && covering(same, from) != null ? wanted.startingAt(now) : wanted;
    }

    private static void refuse(@Nullable Rate replaced, Rate begun, Instant now) {
        if (replaced == null) {
            return;
        }
        if (replaced.validFrom().equals(begun.validFrom())) {
            throw new RateConflictException(replaced, Reason.SAME_START);
        }
        if (begun.validFrom().isBefore(now)) {
            throw new RateConflictException(replaced, Reason.ALREADY_COVERED);
        }
    }

    private static Rate untilNext(Rate begun, List<Rate> same) {
        Rate next = same.stream()
                .filter(rate -> rate.validFrom().isAfter(begun.validFrom()))
                .findFirst()
                .orElse(null);
        if (next == null) {
            return begun;
        }
        if (begun.validTo() == null) {
            return begun.endingAt(next.validFrom());
        }
        if (begun.validTo().isAfter(next.validFrom())) {
            throw new RateConflictException(next, Reason.BEGINS_BEFORE_END);
        }
        return begun;
    }

    private static @Nullable Rate covering(List<Rate> rates, Instant at) {
        return rates.stream().filter(rate -> rate.covers(at)).findFirst().orElse(null);
    }
}
