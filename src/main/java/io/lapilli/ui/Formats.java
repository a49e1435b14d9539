package io.lapilli.ui;

import com.vaadin.flow.component.UI;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.text.NumberFormat;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import java.util.Map;

/**
 * How numbers, amounts and times are written on every screen, in the reader's language and zone. Signs are true ones
 * ({@code −}, not a hyphen), units stand behind a no-break space, and what is shown is never rounded without
 * {@link #exactMoney} beside it, on hover or on the explanation. Immutable.
 */
public final class Formats {

    private static final char GAP = '\u00a0';
    private static final char MINUS = '\u2212';
    private static final long FULL_BELOW = 1_000_000;
    private static final int MANIFOLD = 100;
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final MathContext FOUR_DIGITS = new MathContext(4, RoundingMode.HALF_EVEN);
    private static final Map<String, String> SIGNS =
            Map.of("CNY", "¥", "JPY", "¥", "USD", "$", "EUR", "€", "GBP", "£", "INR", "₹", "KRW", "₩", "CHF", "CHF");

    private final Locale language;
    private final Locale region;
    private final ZoneId zone;
    private final Clock clock;
    private final DecimalFormatSymbols symbols;

    /** A figure and its unit ("1.284", "billion"), which a screen may set in different sizes; the unit may be empty. */
    public record Quantity(String value, String unit) {

        @Override
        public String toString() {
            return unit.isEmpty() ? value : value + GAP + unit;
        }
    }

    /** For tests and for what is written outside of a screen. */
    public Formats(Locale language, ZoneId zone, Clock clock) {
        this.language = language;
        // plain English means day before month here
        this.region = language.equals(Locale.ENGLISH) ? Locale.UK : language;
        this.zone = zone;
        this.clock = clock;
        this.symbols = DecimalFormatSymbols.getInstance(region);
    }

    /** Of the reader of the current UI. */
    public static Formats current() {
        UI ui = UI.getCurrentOrThrow();
        return new Formats(ui.getLocale(), ReaderSettings.zone(ui), Clock.systemUTC());
    }

    /** The same in another zone: days and hours of an organisation are in the organisation's. */
    public Formats in(ZoneId other) {
        return new Formats(language, other, clock);
    }

    public ZoneId zone() {
        return zone;
    }

    public Locale language() {
        return language;
    }

    // ---- amounts

    /** An amount to be read: two decimals from 1 upwards, all its digits below ("¥ 48,213.07", "¥ 0.002 413 6"). */
    public String money(BigDecimal amount, String currency) {
        return withSign(amount(amount), currency);
    }

    /** An amount to be checked: with all its digits, at least two decimals ("¥ 11,842.660 5"). */
    public String exactMoney(BigDecimal amount, String currency) {
        return withSign(exactAmount(amount), currency);
    }

    /** {@link #money} without the currency, for a column whose head names it. */
    public String amount(BigDecimal amount) {
        if (amount.signum() == 0) {
            return "0";
        }
        boolean large = amount.abs().compareTo(BigDecimal.ONE) >= 0;
        return decimal(large ? amount.setScale(2, RoundingMode.HALF_EVEN) : amount, 2);
    }

    /** {@link #exactMoney} without the currency. */
    public String exactAmount(BigDecimal amount) {
        return amount.signum() == 0 ? "0" : decimal(amount, 2);
    }

    /** A price with its digits as given, not fewer than needed ("0.0008"). */
    public String price(BigDecimal price, String currency) {
        return withSign(decimal(price, 0), currency);
    }

    /** Between two amounts that are round ("¥ 57,900 – 61,200"). */
    public String range(BigDecimal low, BigDecimal high, String currency) {
        return withSign(decimal(low, 0) + " – " + decimal(high, 0), currency);
    }

    /** The sign a currency is written with. */
    public static String sign(String currency) {
        return SIGNS.getOrDefault(currency, currency);
    }

    /** What stands before an amount: the sign and its gap, or nothing where it stands behind. */
    public String prefix(String currency) {
        return behind() ? "" : sign(currency) + GAP;
    }

    /** What stands behind an amount. */
    public String suffix(String currency) {
        return behind() ? GAP + sign(currency) : "";
    }

    private String withSign(String digits, String currency) {
        return prefix(currency) + digits + suffix(currency);
    }

    private boolean behind() {
        return language.getLanguage().equals("de");
    }

    /** Grouped before and behind the point. */
    private String decimal(BigDecimal value, int leastDecimals) {
        BigDecimal shown = value.stripTrailingZeros();
        if (shown.scale() < leastDecimals) {
            shown = shown.setScale(leastDecimals);
        }
        String[] parts = shown.abs().toPlainString().split("\\.");
        var text = new StringBuilder(shown.signum() < 0 ? String.valueOf(MINUS) : "");
        text.append(integer(new BigDecimal(parts[0])));
        if (parts.length > 1) {
            text.append(symbols.getDecimalSeparator());
            for (int i = 0; i < parts[1].length(); i++) {
                if (i > 0 && i % 3 == 0) {
                    text.append(GAP);
                }
                text.append(parts[1].charAt(i));
            }
        }
        return text.toString();
    }

    private String integer(Number number) {
        return new DecimalFormat("#,##0", symbols).format(number);
    }

    // ---- counts

    /** All digits ("1,284"). */
    public String count(long number) {
        return number < 0 ? MINUS + integer(-number) : integer(number);
    }

    /** Four digits and a word from a million upwards ("1.284", "billion"), all digits below ("128,412", ""). */
    public Quantity quantity(long number) {
        return split(number, NumberFormat.Style.LONG);
    }

    /** For axes and tight columns ("1.284 bn"). */
    public String compact(long number) {
        return split(number, NumberFormat.Style.SHORT).toString();
    }

    private Quantity split(long number, NumberFormat.Style style) {
        if (Math.abs(number) < FULL_BELOW) {
            return new Quantity(count(number), "");
        }
        NumberFormat words = NumberFormat.getCompactNumberInstance(region, style);
        words.setMaximumFractionDigits(3);
        BigDecimal rounded = BigDecimal.valueOf(Math.abs(number)).round(FOUR_DIGITS);
        int power = rounded.precision() - rounded.scale() - 1;
        while (power > 0 && sameUnit(words, power - 1, power)) {
            power--;
        }
        BigDecimal figure = rounded.movePointLeft(power);
        // the words decline by the figure's whole part alone: 1.284 would be told as one
        String word =
                word(words, figure.compareTo(BigDecimal.ONE) == 0 ? rounded : BigDecimal.TWO.movePointRight(power));
        String digits = decimal(figure, style == NumberFormat.Style.LONG ? 1 : 0);
        return new Quantity(number < 0 ? MINUS + digits : digits, word);
    }

    /** Whether a number of so many digits is told in the same unit as one that is ten times as large. */
    private static boolean sameUnit(NumberFormat words, int power, int next) {
        return !word(words, BigDecimal.TEN.pow(power)).isEmpty()
                && word(words, BigDecimal.TEN.pow(power).multiply(BigDecimal.TWO))
                        .equals(word(words, BigDecimal.TEN.pow(next).multiply(BigDecimal.TWO)));
    }

    private static String word(NumberFormat words, BigDecimal number) {
        String text = words.format(number);
        int end = text.length();
        while (end > 0 && !Character.isDigit(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(end).replace(GAP, ' ').strip();
    }

    /** A share with so many decimals ("99.97 %"). @param ratio 1 is 100 % */
    public String percent(double ratio, int decimals) {
        return share(ratio, decimals) + GAP + '%';
    }

    /** {@link #percent} in two parts. */
    public Quantity share(double ratio, int decimals, String unit) {
        return new Quantity(share(ratio, decimals), unit);
    }

    private String share(double ratio, int decimals) {
        BigDecimal percent = BigDecimal.valueOf(ratio).movePointRight(2).setScale(decimals, RoundingMode.HALF_EVEN);
        if (ratio < 1 && percent.compareTo(HUNDRED) == 0) {
            // nearly all is not all
            percent = BigDecimal.valueOf(ratio).movePointRight(2).setScale(decimals, RoundingMode.DOWN);
        }
        var format = new DecimalFormat("#,##0", symbols);
        format.setMinimumFractionDigits(decimals);
        String digits = format.format(percent.abs());
        return percent.signum() < 0 ? MINUS + digits : digits;
    }

    /**
     * A change with its sign ("+8 %", "−12.4 %", "−71 %"): a decimal only below a fifth, where it tells something; as a
     * multiple from a hundred times on ("×121"), where nobody can picture a percentage.
     */
    public String change(double ratio) {
        if (ratio >= MANIFOLD) {
            return "×" + count(Math.round(ratio + 1));
        }
        BigDecimal percent = BigDecimal.valueOf(ratio)
                .movePointRight(2)
                .setScale(Math.abs(ratio) < 0.2 ? 1 : 0, RoundingMode.HALF_EVEN);
        return (percent.signum() > 0 ? "+" : "") + decimal(percent, 0) + GAP + '%';
    }

    /** "412 ms", "1.3 s", "2 min 5 s". */
    public String duration(Duration duration) {
        long millis = duration.toMillis();
        if (millis < 1000) {
            return count(millis) + GAP + "ms";
        }
        if (millis < 60_000) {
            var format = new DecimalFormat("0.0", symbols);
            return format.format(BigDecimal.valueOf(millis, 3)) + GAP + 's';
        }
        long seconds = duration.toSeconds();
        return count(seconds / 60) + GAP + "min" + GAP + seconds % 60 + GAP + 's';
    }

    // ---- time

    /** "24 November 2026". */
    public String date(LocalDate day) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                .withLocale(region)
                .format(day);
    }

    public String date(Instant at) {
        return date(LocalDate.ofInstant(at, zone));
    }

    /** "24 Nov". */
    public String shortDay(LocalDate day) {
        return pattern("d MMM", "M月d日", "d. MMM").format(day);
    }

    /** "Tuesday, 24 November 2026". */
    public String weekday(LocalDate day) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.FULL)
                .withLocale(region)
                .format(day);
    }

    /** "2 November". */
    public String dayAndMonth(LocalDate day) {
        return pattern("d MMMM", "M月d日", "d. MMMM").format(day);
    }

    /** "November". */
    public String monthName(YearMonth month) {
        return pattern("MMMM", "M月", "MMMM").format(month);
    }

    /** "November 2026". */
    public String month(YearMonth month) {
        return pattern("MMMM uuuu", "uuuu年M月", "MMMM uuuu").format(month);
    }

    /** "14:02:11". */
    public String time(Instant at) {
        return DateTimeFormatter.ofPattern("HH:mm:ss").withZone(zone).format(at);
    }

    /** "14:02" of today, the day before it of another day ("23 Nov, 14:02"). */
    public String minute(Instant at) {
        LocalDate day = LocalDate.ofInstant(at, zone);
        String time = DateTimeFormatter.ofPattern("HH:mm").withZone(zone).format(at);
        return day.equals(LocalDate.ofInstant(clock.instant(), zone)) ? time : shortDay(day) + ", " + time;
    }

    /** {@link #time} of today, the day before it of another day ("23 Nov, 14:02:11"). */
    public String second(Instant at) {
        LocalDate day = LocalDate.ofInstant(at, zone);
        return day.equals(LocalDate.ofInstant(clock.instant(), zone)) ? time(at) : shortDay(day) + ", " + time(at);
    }

    /** "24 Nov 2026, 14:02". */
    public String dateTime(Instant at) {
        return pattern("d MMM uuuu, HH:mm", "uuuu年M月d日 HH:mm", "d. MMM uuuu, HH:mm")
                .withZone(zone)
                .format(at);
    }

    /** To the millisecond, with the zone ("24 November 2026, 14:02:10.118, Asia/Shanghai"). */
    public String exact(Instant at) {
        return date(at) + ", "
                + DateTimeFormatter.ofPattern("HH:mm:ss.SSS").withZone(zone).format(at) + ", " + zone.getId();
    }

    /** How long ago or in how long ("3 minutes ago", "in 2 days"); the date beyond four weeks. */
    public String ago(Instant at) {
        Duration since = Duration.between(at, clock.instant());
        Duration span = since.abs();
        String way = since.isNegative() ? "ui.in." : "ui.ago.";
        if (span.compareTo(Duration.ofSeconds(10)) < 0 && !since.isNegative()) {
            return say("ui.ago.now");
        }
        if (span.compareTo(Duration.ofMinutes(1)) < 0) {
            return say(way + "seconds", span.toSeconds());
        }
        if (span.compareTo(Duration.ofHours(1)) < 0) {
            return say(way + "minutes", span.toMinutes());
        }
        if (span.compareTo(Duration.ofDays(1)) < 0) {
            return say(way + "hours", span.toHours());
        }
        if (span.compareTo(Duration.ofDays(28)) <= 0) {
            return say(way + "days", span.toDays());
        }
        return date(at);
    }

    private String say(String key, Object... values) {
        return Translations.SHARED.getTranslation(key, language, values);
    }

    private DateTimeFormatter pattern(String english, String chinese, String german) {
        return DateTimeFormatter.ofPattern(
                switch (language.getLanguage()) {
                    case "zh" -> chinese;
                    case "de" -> german;
                    default -> english;
                },
                region);
    }
}
