package io.lapilli.console.overview;

import static org.assertj.core.api.Assertions.assertThat;

import io.lapilli.apikey.ApiKey;
import io.lapilli.apikey.KeyKind;
import io.lapilli.console.overview.Finding.FailuresRise;
import io.lapilli.console.overview.Finding.KeyFails;
import io.lapilli.console.overview.Finding.SpendRises;
import io.lapilli.console.overview.Overview.DayCosts;
import io.lapilli.shared.KeyId;
import io.lapilli.shared.OrganisationId;
import io.lapilli.usage.RecentRequests.Errors;
import io.lapilli.usage.RecentRequests.Part;
import io.lapilli.usage.RecentRequests.Summary;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AttentionTest {

    private static final Instant NOW = Instant.parse("2026-11-24T06:00:00Z");
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);
    private static final LocalDate YESTERDAY = TODAY.minusDays(1);

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "a calm hour,               1000, 3,  100, 0,  false",
        "an hour like the day,      1000, 30, 100, 3,  false",
        "a bad hour,                1000, 13, 100, 10, true",
        "a bad day gets worse,      1000, 50, 100, 20, true",
        "bad all day,               1000, 150, 100, 15, false",
        "few failures,              1000, 4,  100, 4,  false",
        "few calls,                 1000, 10, 19,  10, false",
        "nothing to compare with,   110,  10, 100, 10, false"
    })
    void tellsWhenMoreFailsThanUsual(String what, long all, long failed, long lately, long failedLately, boolean told) {
        var recent = new Summary(all, failed, 0, null, null, new Part(lately, failedLately));

        assertThat(Attention.failures(recent).isPresent()).isEqualTo(told);
    }

    @Test
    void saysHowMuchFailsNowAndBefore() {
        var recent = new Summary(1_100, 13, 0, null, null, new Part(100, 10));

        assertThat(Attention.failures(recent)).contains(new FailuresRise(0.1, 0.003));
    }

    @Test
    void namesEachFailingKeyOnceWithItsMostFrequentError() {
        ApiKey key = key("gateway", 100, 0, null, false);
        var unknown = new KeyId(new UUID(7, 7));

        var found = Attention.failing(
                List.of(
                        new Errors(key.id(), "rate_limit_exceeded", 3),
                        new Errors(key.id(), "model_not_allowed", 1_204),
                        new Errors(unknown, "upstream_error", 5),
                        new Errors(new KeyId(new UUID(8, 8)), "upstream_error", 2)),
                List.of(key));

        assertThat(found)
                .containsExactly(
                        new KeyFails(key.id(), key.redacted(), "model_not_allowed", 1_204),
                        new KeyFails(unknown, unknown.text(), "upstream_error", 5));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "an ordinary day,             100, 100, 100, false",
        "twice as much as usual,      200, 100, 100, true",
        "not quite,                   199, 100, 100, false",
        "growth that is known,        200, 100, 190, false",
        "nothing on such days,        200, 0,   100, false"
    })
    void tellsOfADayThatCostFarMoreThanUsual(
            String what, BigDecimal yesterday, BigDecimal weekday, BigDecimal otherDays, boolean told) {
        Map<LocalDate, Map<String, BigDecimal>> days = new HashMap<>();
        IntStream.rangeClosed(2, 40)
                .mapToObj(TODAY::minusDays)
                .forEach(day -> days.put(
                        day,
                        Map.of(
                                "doubao-pro-32k",
                                day.getDayOfWeek() == YESTERDAY.getDayOfWeek() ? weekday : otherDays)));
        days.put(YESTERDAY, Map.of("doubao-pro-32k", yesterday));
        days.put(TODAY, Map.of("doubao-pro-32k", new BigDecimal("900")));

        assertThat(Attention.spend(new DayCosts(days), TODAY).isPresent()).isEqualTo(told);
    }

    @Test
    void namesTheModelThatMostOfADaysCostIsOf() {
        Map<LocalDate, Map<String, BigDecimal>> days = new HashMap<>();
        IntStream.rangeClosed(1, 40)
                .forEach(ago -> days.put(TODAY.minusDays(ago), Map.of("doubao-pro-32k", BigDecimal.TEN)));
        days.put(YESTERDAY, Map.of("doubao-pro-32k", BigDecimal.TEN, "doubao-thinking-64k", new BigDecimal("14")));

        assertThat(Attention.spend(new DayCosts(days), TODAY))
                .contains(new SpendRises(YESTERDAY, new BigDecimal("24"), 1.4, "doubao-thinking-64k"));
    }

    @Test
    void tellsOfNoDayWhileThereIsTooLittlePast() {
        Map<LocalDate, Map<String, BigDecimal>> days = new HashMap<>();
        IntStream.rangeClosed(1, 15)
                .forEach(ago -> days.put(TODAY.minusDays(ago), Map.of("doubao-pro-32k", BigDecimal.ONE)));
        days.put(YESTERDAY, Map.of("doubao-pro-32k", BigDecimal.TEN));

        assertThat(Attention.spend(new DayCosts(days), TODAY)).isEmpty();
    }

    @Test
    void namesKeysInUseThatEndSoonTheNextFirst() {
        ApiKey next = key("next", 100, 0, 2, false);
        ApiKey later = key("later", 100, 0, 13, false);

        assertThat(Attention.expiring(
                        List.of(
                                later,
                                key("much later", 100, 0, 15, false),
                                key("revoked", 100, 0, 2, true),
                                key("over", 100, 0, -1, false),
                                key("without an end", 100, 0, null, false),
                                next),
                        NOW))
                .extracting(Finding.KeyExpires::key)
                .containsExactly(next, later);
    }

    @Test
    void namesKeysThatNobodyNeeds() {
        ApiKey never = key("never used", 90, null, null, false);
        ApiKey longAgo = key("used long ago", 90, 31, null, false);

        assertThat(Attention.unused(
                        List.of(
                                key("in use", 90, 29, null, false),
                                longAgo,
                                key("new", 5, null, null, false),
                                key("revoked", 90, 80, null, true),
                                never),
                        NOW))
                .hasValueSatisfying(unused -> assertThat(unused.keys()).containsExactly(never, longAgo));
        assertThat(Attention.unused(List.of(key("in use", 90, 29, null, false)), NOW))
                .isEmpty();
    }

    /** @param made, used: days ago @param ends in days */
    private static ApiKey key(String name, int made, @Nullable Integer used, @Nullable Integer ends, boolean revoked) {
        return new ApiKey(
                new KeyId(UUID.nameUUIDFromBytes(name.getBytes(java.nio.charset.StandardCharsets.UTF_8))),
                KeyKind.PROJECT,
                new OrganisationId(new UUID(1, 1)),
                null,
                null,
                name,
                "Vq3e",
                null,
                NOW.minus(Duration.ofDays(made)),
                ends == null ? null : NOW.plus(Duration.ofDays(ends)),
                revoked ? NOW.minusSeconds(60) : null,
                used == null ? null : NOW.minus(Duration.ofDays(used)));
    }
}
