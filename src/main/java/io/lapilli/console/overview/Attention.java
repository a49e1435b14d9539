package io.lapilli.console.overview;

import io.lapilli.apikey.ApiKey;
import io.lapilli.console.overview.Finding.FailuresRise;
import io.lapilli.console.overview.Finding.KeyExpires;
import io.lapilli.console.overview.Finding.KeyFails;
import io.lapilli.console.overview.Finding.KeysUnused;
import io.lapilli.console.overview.Finding.SpendRises;
import io.lapilli.console.overview.Overview.DayCosts;
import io.lapilli.shared.KeyId;
import io.lapilli.usage.RecentRequests;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The rules by which something needs a look. Each is silent where it would have to guess. */
final class Attention {

    static final int MOST = 3;
    static final Duration EXPIRES_SOON = Duration.ofDays(14);
    static final Duration UNUSED = Duration.ofDays(30);

    private static final int FEW_CALLS = 20;
    private static final int FEW_FAILURES = 5;
    private static final double SHARE_THAT_HURTS = 0.02;
    private static final int SHARE_RISES = 3;
    private static final int KEY_FAILURES = 3;
    private static final int WEEKS = 4;
    private static final int FEWEST_WEEKS = 3;
    private static final int WEEK = 7;
    private static final BigDecimal FAR_ABOVE = new BigDecimal("2");
    private static final BigDecimal ABOVE_LATELY = new BigDecimal("1.5");
    private static final BigDecimal MOST_OF_IT = new BigDecimal("0.5");

    private Attention() {}

    /** In the last hour at least 5 of 20 requests or more failed through no fault of the caller, 2 %, thrice the day's share. */
    static Optional<FailuresRise> failures(RecentRequests.Summary recent) {
        long calls = recent.lately().requests();
        long failed = recent.lately().failed();
        long callsBefore = recent.requests() - calls;
        if (calls < FEW_CALLS || failed < FEW_FAILURES || callsBefore < FEW_CALLS) {
            return Optional.empty();
        }
        double now = (double) failed / calls;
        double before = (double) (recent.failed() - failed) / callsBefore;
        return now < SHARE_THAT_HURTS || now < SHARE_RISES * before
                ? Optional.empty()
                : Optional.of(new FailuresRise(now, before));
    }

    /** Keys whose calls came back with the same error three times and more, the worst first, each once. */
    static List<KeyFails> failing(List<RecentRequests.Errors> errors, List<ApiKey> keys) {
        Map<KeyId, KeyFails> worst = new LinkedHashMap<>();
        for (RecentRequests.Errors one : errors) {
            if (one.times() >= KEY_FAILURES) {
                worst.merge(
                        one.key(),
                        new KeyFails(one.key(), nameOf(one.key(), keys), one.code(), one.times()),
                        (a, b) -> a.times() >= b.times() ? a : b);
            }
        }
        return worst.values().stream()
                .sorted(Comparator.comparingLong(KeyFails::times).reversed())
                .limit(MOST)
                .toList();
    }

    private static String nameOf(KeyId id, List<ApiKey> keys) {
        return keys.stream()
                .filter(key -> key.id().equals(id))
                .findFirst()
                .map(ApiKey::redacted)
                .orElse(id.text());
    }

    /**
     * Yesterday cost twice as much as such a weekday in the four weeks before (at least three of them with use), and half
     * as much again as the average of the seven days before it: growth that has already been seen is not told every day.
     */
    static Optional<SpendRises> spend(DayCosts costs, LocalDate today) {
        LocalDate day = today.minusDays(1);
        BigDecimal amount = costs.of(day);
        List<BigDecimal> weekdays = IntStream.rangeClosed(1, WEEKS)
                .mapToObj(week -> costs.of(day.minusWeeks(week)))
                .filter(cost -> cost.signum() > 0)
                .toList();
        if (weekdays.size() < FEWEST_WEEKS) {
            return Optional.empty();
        }
        BigDecimal usual = mean(weekdays);
        BigDecimal lately = mean(IntStream.rangeClosed(1, WEEK)
                .mapToObj(back -> costs.of(day.minusDays(back)))
                .toList());
        if (amount.compareTo(usual.multiply(FAR_ABOVE)) < 0 || amount.compareTo(lately.multiply(ABOVE_LATELY)) < 0) {
            return Optional.empty();
        }
        double ratio = amount.divide(usual, MathContext.DECIMAL64).doubleValue() - 1;
        return Optional.of(new SpendRises(day, amount, ratio, mostOf(costs, day, amount)));
    }

    private static @Nullable String mostOf(DayCosts costs, LocalDate day, BigDecimal amount) {
        return costs.byModel().getOrDefault(day, Map.of()).entrySet().stream()
                .filter(model -> model.getValue().compareTo(amount.multiply(MOST_OF_IT)) > 0)
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(null);
    }

    private static BigDecimal mean(List<BigDecimal> amounts) {
        return amounts.stream()
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .divide(BigDecimal.valueOf(amounts.size()), MathContext.DECIMAL64);
    }

    /** Keys in use that end within two weeks, the next first. */
    static List<KeyExpires> expiring(List<ApiKey> keys, Instant now) {
        return keys.stream()
                .filter(key -> key.state(now) == ApiKey.State.ACTIVE)
                .filter(key -> key.expiresAt() != null && key.expiresAt().isBefore(now.plus(EXPIRES_SOON)))
                .sorted(Comparator.comparing((ApiKey key) -> Objects.requireNonNull(key.expiresAt())))
                .limit(MOST)
                .map(KeyExpires::new)
                .toList();
    }

    /** Keys that work, and that nobody has used for thirty days. */
    static Optional<KeysUnused> unused(List<ApiKey> keys, Instant now) {
        List<ApiKey> unused = keys.stream()
                .filter(key -> key.state(now) == ApiKey.State.ACTIVE)
                .filter(key -> lastSign(key).isBefore(now.minus(UNUSED)))
                .sorted(Comparator.comparing(Attention::lastSign))
                .toList();
        return unused.isEmpty() ? Optional.empty() : Optional.of(new KeysUnused(unused, UNUSED.toDays()));
    }

    private static Instant lastSign(ApiKey key) {
        return key.lastUsedAt() == null ? key.createdAt() : key.lastUsedAt();
    }
}
