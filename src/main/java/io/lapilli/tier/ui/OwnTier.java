package io.lapilli.tier.ui;

import io.lapilli.identity.CurrentUser;
import io.lapilli.identity.Members;
import io.lapilli.identity.Organisation;
import io.lapilli.identity.OrganisationDirectory;
import io.lapilli.identity.Permission;
import io.lapilli.tier.Tier;
import io.lapilli.tier.TierAssignment;
import io.lapilli.tier.TierConditions.TokensInWindow;
import io.lapilli.tier.TierDirectory;
import io.lapilli.tier.TierProgress;
import io.lapilli.tier.TierProgresses;
import io.lapilli.ui.Place;
import io.lapilli.usage.forecast.DailyTotals;
import io.lapilli.usage.forecast.RecentUse;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What members of an organisation may see of its tier. */
@Component
class OwnTier {

    private static final int MOST_DAYS = 60;

    private final TierProgresses progresses;
    private final TierDirectory directory;
    private final DailyTotals totals;
    private final OrganisationDirectory organisations;
    private final Members members;
    private final CurrentUser user;
    private final InstantSource clock;

    OwnTier(
            TierProgresses progresses,
            TierDirectory directory,
            DailyTotals totals,
            OrganisationDirectory organisations,
            Members members,
            CurrentUser user,
            InstantSource clock) {
        this.progresses = progresses;
        this.directory = directory;
        this.totals = totals;
        this.organisations = organisations;
        this.members = members;
        this.user = user;
        this.clock = clock;
    }

    /** @param window null when the next tier asks for no tokens */
    record State(
            LocalDate today,
            TierProgress progress,
            List<Past> history,
            @Nullable Window window) {}

    /** @param tier null: none */
    record Past(@Nullable Tier tier, TierAssignment assignment) {}

    /** The sums of a window as it moved, a day each, today at the end. */
    record Window(int days, long needed, LocalDate first, List<Long> sums) {}

    /** The seller's own organisation is in no tier. */
    boolean isOperators(Place place) {
        Organisation organisation = organisations.find(place.organisation());
        return organisation != null && organisation.operator();
    }

    State of(Place place) {
        members.require(user.actor(), place.organisation(), Permission.VIEW);
        TierProgress progress = progresses.of(place.organisation());
        return new State(
                LocalDate.ofInstant(clock.instant(), place.zone()),
                progress,
                directory.history(place.organisation()).reversed().stream()
                        .map(past -> new Past(past.tier() == null ? null : directory.known(past.tier()), past))
                        .toList(),
                window(place, progress.next()));
    }

    private @Nullable Window window(Place place, @Nullable Tier next) {
        TokensInWindow asked = next == null ? null : next.terms().conditions().tokens();
        if (asked == null) {
            return null;
        }
        RecentUse use = totals.of(place.organisation(), clock.instant());
        int shown = Math.min(MOST_DAYS, RecentUse.DAYS - asked.days() + 1);
        var sums = new ArrayList<Long>();
        for (int ago = shown - 1; ago >= 0; ago--) {
            sums.add(use.tokens(asked.days(), ago));
        }
        return new Window(asked.days(), asked.tokens(), use.today().minusDays(shown - 1L), sums);
    }
}
