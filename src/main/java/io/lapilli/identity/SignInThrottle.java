package io.lapilli.identity;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.stereotype.Component;

/**
 * Slows guessing down: after a few failures for one account, or from one address, each further attempt has to wait
 * twice as long as the one before. Held in the memory of one node, for as many keys as fit; thread-safe.
 */
@Component
class SignInThrottle {

    /** An account's delay stays short: it must not become a way to lock its owner out. */
    private static final Limit ACCOUNT = new Limit(5, Duration.ofMinutes(1));

    /** Many people may share an address, so it takes more failures, but then waits longer. */
    private static final Limit ADDRESS = new Limit(30, Duration.ofMinutes(15));

    private static final Duration FORGOTTEN_AFTER = Duration.ofHours(1);
    private static final int MOST_KEYS = 100_000;

    private final Clock clock;
    private final Cache<String, Failures> failures;

    SignInThrottle(Clock clock) {
        this.clock = clock;
        this.failures = Caffeine.newBuilder()
                .maximumSize(MOST_KEYS)
                .expireAfterWrite(FORGOTTEN_AFTER)
                .ticker(() -> Duration.between(Instant.EPOCH, clock.instant()).toNanos())
                .build();
    }

    private record Limit(int free, Duration longest) {

        Duration delay(int failures) {
            int doublings = failures - free;
            if (doublings < 0) {
                return Duration.ZERO;
            }
            Duration delay = Duration.ofSeconds(1L << Math.min(doublings, 20));
            return delay.compareTo(longest) > 0 ? longest : delay;
        }
    }

    private record Failures(int count, Instant last) {}

    /**
     * Asks for an attempt, and counts it as failed until {@link #succeeded}: so that many at once don't all slip
     * through. Answers how long to wait; zero: go on.
     */
    Duration attempt(String account, String address) {
        Instant now = clock.instant();
        Duration wait = max(wait(accountKey(account), ACCOUNT, now), wait(addressKey(address), ADDRESS, now));
        if (wait.isZero()) {
            wait = max(count(accountKey(account), ACCOUNT, now), count(addressKey(address), ADDRESS, now));
        }
        return wait;
    }

    /** Forgets the account's failures, and one of the address's: a right guess of one's own buys no further guesses. */
    void succeeded(String account, String address) {
        failures.invalidate(accountKey(account));
        failures.asMap()
                .computeIfPresent(
                        addressKey(address),
                        (_, before) -> before.count() > 1 ? new Failures(before.count() - 1, before.last()) : null);
    }

    private Duration wait(String key, Limit limit, Instant now) {
        Failures before = failures.getIfPresent(key);
        return before == null ? Duration.ZERO : left(before, limit, now);
    }

    /** Counts unless another attempt got in between. */
    private Duration count(String key, Limit limit, Instant now) {
        var wait = new Duration[] {Duration.ZERO};
        failures.asMap().compute(key, (_, before) -> {
            if (before == null) {
                return new Failures(1, now);
            }
            wait[0] = left(before, limit, now);
            return wait[0].isZero() ? new Failures(before.count() + 1, now) : before;
        });
        return wait[0];
    }

    private static Duration left(Failures before, Limit limit, Instant now) {
        Duration left = Duration.between(now, before.last().plus(limit.delay(before.count())));
        return left.isNegative() ? Duration.ZERO : left;
    }

    private static Duration max(Duration one, Duration other) {
        return one.compareTo(other) >= 0 ? one : other;
    }

    private static String accountKey(String account) {
        return "account " + account;
    }

    private static String addressKey(String address) {
        return "address " + address;
    }
}
