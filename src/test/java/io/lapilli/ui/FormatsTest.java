package io.lapilli.ui;

import static org.assertj.core.api.Assertions.assertThat;

import io.lapilli.support.MovableClock;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a reader of each language reads. An underscore stands for the no-break space. */
class FormatsTest {

    private static final Instant NOW = Instant.parse("2026-11-24T06:02:10.118Z");
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            en    | 48213.07     | CNY | ¥_48,213.07
            en    | 182400       | CNY | ¥_182,400.00
            en    | 11842.6605   | CNY | ¥_11,842.66
            en    | 0.0024136    | CNY | ¥_0.002_413_6
            en    | 0.00007      | CNY | ¥_0.000_07
            en    | 0.5          | CNY | ¥_0.50
            en    | 0            | CNY | ¥_0
            en    | -12.345      | USD | $_−12.34
            en    | 1.005        | XYZ | XYZ_1.00
            de    | 48213.07     | CNY | 48.213,07_¥
            de    | 0.0024136    | EUR | 0,002_413_6_€
            zh-CN | 48213.07     | CNY | ¥_48,213.07
            zh-CN | 0.0024136    | CNY | ¥_0.002_413_6
            """)
    void money(String language, BigDecimal amount, String currency, String expected) {
        assertThat(formats(language).money(amount, currency)).isEqualTo(spaced(expected));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            en    | 11842.6605            | ¥_11,842.660_5
            en    | 11842.660             | ¥_11,842.66
            en    | 0.000000000000000001  | ¥_0.000_000_000_000_000_001
            en    | 1E+3                  | ¥_1,000.00
            de    | 11842.6605            | 11.842,660_5_¥
            """)
    void exactMoneyKeepsEveryDigit(String language, BigDecimal amount, String expected) {
        assertThat(formats(language).exactMoney(amount, "CNY")).isEqualTo(spaced(expected));
    }

    @Test
    void aChangeBeyondPercentagesIsAMultiple() {
        assertThat(formats("en").change(99.9)).isEqualTo(spaced("+9,990_%"));
        assertThat(formats("de").change(1_233)).isEqualTo("×1.234");
    }

    @Test
    void aRangeHasItsCurrencyOnce() {
        BigDecimal low = new BigDecimal("57900");
        BigDecimal high = new BigDecimal("61200");
        assertThat(formats("en").range(low, high, "CNY")).isEqualTo(spaced("¥_57,900 – 61,200"));
        assertThat(formats("de").range(low, high, "EUR")).isEqualTo(spaced("57.900 – 61.200_€"));
    }

    @Test
    void amountsForColumnsLeaveTheCurrencyToTheHead() {
        assertThat(formats("en").exactAmount(new BigDecimal("0.0016556"))).isEqualTo(spaced("0.001_655_6"));
        assertThat(formats("en").exactAmount(BigDecimal.ZERO)).isEqualTo("0");
        assertThat(formats("de").amount(new BigDecimal("1234.5"))).isEqualTo("1.234,50");
    }

    @Test
    void pricesAsGiven() {
        assertThat(formats("en").price(new BigDecimal("0.0008"), "CNY")).isEqualTo(spaced("¥_0.000_8"));
        assertThat(formats("en").price(new BigDecimal("5"), "CNY")).isEqualTo(spaced("¥_5"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            en    | 1284            | 1,284        | ''
            en    | 999999          | 999,999      | ''
            en    | 1000000         | 1.0          | million
            en    | 1284000000      | 1.284        | billion
            en    | 1540000000      | 1.54         | billion
            en    | 31400000000     | 31.4         | billion
            en    | 999960000       | 1.0          | billion
            en    | 128456789       | 128.5        | million
            en    | -1284000000     | −1.284       | billion
            de    | 1284            | 1.284        | ''
            de    | 1284000000      | 1,284        | Milliarden
            de    | 1284000         | 1,284        | Millionen
            zh-CN | 1284            | 1,284        | ''
            zh-CN | 1284000000      | 12.84        | 亿
            zh-CN | 1284000         | 128.4        | 万
            """)
    void quantities(String language, long number, String value, String unit) {
        assertThat(formats(language).quantity(number)).isEqualTo(new Formats.Quantity(value, unit));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            en    | 1540000000 | 1.54_B
            en    | 12000      | 12,000
            de    | 1540000000 | 1,54_Mrd.
            zh-CN | 1540000000 | 15.4_亿
            """)
    void compactFigures(String language, long number, String expected) {
        assertThat(formats(language).compact(number)).isEqualTo(spaced(expected));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            en | 0.08   | +8_%
            en | 0.1    | +10_%
            en | -0.71  | −71_%
            en | -0.124 | −12.4_%
            en | 0.0001 | 0_%
            en | -0.0001 | 0_%
            en | 0      | 0_%
            de | -0.034 | −3,4_%
            en | 12.5   | +1,250_%
            """)
    void changesHaveTheirSign(String language, double ratio, String expected) {
        assertThat(formats(language).change(ratio)).isEqualTo(spaced(expected));
    }

    @Test
    void shares() {
        assertThat(formats("en").percent(0.9997, 2)).isEqualTo(spaced("99.97_%"));
        assertThat(formats("de").percent(0.9997, 2)).isEqualTo(spaced("99,97_%"));
        assertThat(formats("en").percent(1, 0)).isEqualTo(spaced("100_%"));
    }

    @Test
    void aShareThatIsNotWholeIsNeverRoundedToIt() {
        assertThat(formats("en").percent(0.99999, 2)).isEqualTo(spaced("99.99_%"));
        assertThat(formats("en").percent(0.00001, 2)).isEqualTo(spaced("0.00_%"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            en | 0      | 0_ms
            en | 412    | 412_ms
            en | 1300   | 1.3_s
            de | 1300   | 1,3_s
            en | 125000 | 2_min_5_s
            """)
    void durations(String language, long millis, String expected) {
        assertThat(formats(language).duration(Duration.ofMillis(millis))).isEqualTo(spaced(expected));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            en    | 24 November 2026   | 24 Nov   | November 2026   | 24 Nov 2026, 14:02   | Tuesday, 24 November 2026
            de    | 24. November 2026  | 24. Nov. | November 2026   | 24. Nov. 2026, 14:02 | Dienstag, 24. November 2026
            zh-CN | 2026年11月24日      | 11月24日  | 2026年11月       | 2026年11月24日 14:02  | 2026年11月24日星期二
            """)
    void dates(String language, String date, String shortDay, String month, String dateTime, String weekday) {
        Formats formats = formats(language);
        LocalDate day = LocalDate.of(2026, 11, 24);
        assertThat(formats.date(day)).isEqualTo(date);
        assertThat(formats.shortDay(day)).isEqualTo(shortDay);
        assertThat(formats.month(YearMonth.from(day))).isEqualTo(month);
        assertThat(formats.dateTime(NOW)).isEqualTo(dateTime);
        assertThat(formats.weekday(day)).isEqualTo(weekday);
    }

    @Test
    void instantsToTheMillisecondInTheReadersZone() {
        assertThat(formats("en").exact(NOW)).isEqualTo("24 November 2026, 14:02:10.118, Asia/Shanghai");
        assertThat(formats("en").in(ZoneId.of("Europe/Berlin")).time(NOW)).isEqualTo("07:02:10");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            en    | -3       | just now
            en    | -42      | 42 seconds ago
            en    | -60      | 1 minute ago
            en    | -840     | 14 minutes ago
            en    | -3600    | 1 hour ago
            en    | -172800  | 2 days ago
            en    | -2592000 | 25 October 2026
            en    | 86400    | in 1 day
            en    | 345600   | in 4 days
            de    | -840     | vor 14 Minuten
            de    | 86400    | in 1 Tag
            zh-CN | -840     | 14 分钟前
            zh-CN | 345600   | 4 天后
            """)
    void howLongAgo(String language, long seconds, String expected) {
        assertThat(formats(language).ago(NOW.plusSeconds(seconds))).isEqualTo(expected);
    }

    private static Formats formats(String language) {
        return new Formats(Locale.forLanguageTag(language), SHANGHAI, new MovableClock(NOW));
    }

    private static String spaced(String text) {
        return text.replace('_', '\u00a0');
    }
}
