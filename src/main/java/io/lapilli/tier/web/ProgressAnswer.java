package io.lapilli.tier.web;

import io.lapilli.shared.OrganisationId;
import io.lapilli.tier.Reach;
import io.lapilli.tier.Tier;
import io.lapilli.tier.TierAssignment;
import io.lapilli.tier.TierDirectory;
import io.lapilli.tier.TierProgress;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An organisation's tier and its way to the next.
 *
 * @param tier null: in none
 * @param next null: there is none above
 * @param conditions those of the next tier
 * @param binding the condition that the next tier waits for
 * @param forecast when all conditions of the next tier hold together; null without a next tier
 * @param saving what last month's use would cost less at the next tier's prices, about, in {@code currency}
 */
@Schema(name = "OrganizationTier")
record ProgressAnswer(
        String object,
        String organizationId,
        @Nullable Current tier,
        @Nullable Next next,
        List<Condition> conditions,
        @Nullable String binding,
        @Nullable Forecast forecast,
        @Nullable String saving,
        String currency,
        List<Past> history) {

    /** @param reason {@code rose} or {@code assigned} */
    @Schema(name = "OrganizationTierNow")
    record Current(String id, String name, int rank, Instant since, String reason, TierParts.Benefits benefits) {}

    @Schema(name = "OrganizationTierNext")
    record Next(String id, String name, int rank, TierParts.Benefits benefits) {}

    /**
     * @param condition {@code tokens}, {@code paid} or {@code days_since_first_payment}
     * @param current a number as text: tokens, an amount in {@code currency} or days
     * @param fraction of what is needed, from 0 to 1
     * @param windowDays of tokens only
     * @param currency of money only
     */
    @Schema(name = "TierConditionProgress")
    record Condition(
            String condition,
            String current,
            String needed,
            double fraction,
            boolean met,
            boolean binding,
            @Nullable Integer windowDays,
            @Nullable String currency,
            Forecast forecast) {}

    /**
     * @param state {@code reached}, {@code expected}, {@code not_within_a_year}, {@code falling} or {@code unknown}
     * @param date a day of the organisation's calendar; only when {@code expected}
     * @param earliest with {@code latest}: where the date lies in {@code interval} of all cases
     * @param latest null also when it may be later than a year
     * @param interval from 0 to 1
     */
    @Schema(name = "TierForecast")
    record Forecast(
            String state,
            @Nullable LocalDate date,
            @Nullable LocalDate earliest,
            @Nullable LocalDate latest,
            double interval) {

        static Forecast of(Reach reach) {
            return new Forecast(
                    word(reach.state()), reach.date(), reach.earliest(), reach.latest(), Reach.PERCENT / 100.0);
        }
    }

    /** @param tier null: it left its tier for none */
    @Schema(name = "OrganizationTierPast")
    record Past(@Nullable String tier, Instant since, String reason) {}

    static ProgressAnswer of(
            OrganisationId organisation, String currency, TierProgress progress, TierDirectory directory) {
        return new ProgressAnswer(
                "organization.tier",
                organisation.text(),
                current(progress),
                next(progress.next()),
                progress.conditions().stream().map(ProgressAnswer::condition).toList(),
                progress.conditions().stream()
                        .filter(TierProgress.Condition::binding)
                        .findFirst()
                        .map(condition -> condition.measured().kind().wire())
                        .orElse(null),
                progress.reach() == null ? null : Forecast.of(progress.reach()),
                progress.saving() == null ? null : progress.saving().toPlainString(),
                currency,
                directory.history(organisation).stream()
                        .map(past -> new Past(
                                past.tier() == null
                                        ? null
                                        : directory.known(past.tier()).name(),
                                past.since(),
                                word(past.reason())))
                        .toList());
    }

    private static @Nullable Current current(TierProgress progress) {
        Tier tier = progress.current();
        if (tier == null) {
            return null;
        }
        TierAssignment since = Objects.requireNonNull(progress.since());
        return new Current(
                tier.id().text(),
                tier.name(),
                tier.rank(),
                since.since(),
                word(since.reason()),
                TierParts.Benefits.of(tier.terms().benefits()));
    }

    private static @Nullable Next next(@Nullable Tier tier) {
        return tier == null
                ? null
                : new Next(
                        tier.id().text(),
                        tier.name(),
                        tier.rank(),
                        TierParts.Benefits.of(tier.terms().benefits()));
    }

    private static Condition condition(TierProgress.Condition condition) {
        TierProgress.Measured measured = condition.measured();
        return new Condition(
                measured.kind().wire(),
                measured.current().toPlainString(),
                measured.needed().toPlainString(),
                measured.fraction(),
                measured.met(),
                condition.binding(),
                measured.windowDays(),
                measured.currency(),
                Forecast.of(condition.reach()));
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
