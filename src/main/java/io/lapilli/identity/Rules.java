package io.lapilli.identity;

import io.lapilli.shared.InvalidInputException;
import java.time.ZoneId;
import java.util.Currency;
import java.util.Locale;
import java.util.regex.Pattern;

/** What texts from outside have to be; each answers the value in its stored form or throws, naming the field. */
//
public final class Rules {

    private static final int LONGEST_EMAIL = 254;
    private static final int LONGEST_REASON = 500;
    private static final Pattern EMAIL = Pattern.compile(
            "[^\\s@<>\",;:()\\[\\]\\\\\\p{Cntrl}\\p{Cs}]+@[^\\s@<>\",;:()\\[\\]\\\\\\p{Cntrl}\\p{Cs}]+\\.[\\p{L}\\p{N}-]{2,}");

    private Rules() {}

    static InvalidInputException invalid(String field, String reason, String message) {
        return new InvalidInputException(field, reason, message);
    }

    /** One paragraph that a customer's client may show. */
    static String reason(String field, String reason) {
        String clean = reason.strip();
        if (clean.isEmpty()) {
            throw invalid(field, "required", field + " must not be empty");
        }
        if (clean.length() > LONGEST_REASON) {
            throw invalid(field, "too_long", field + " must have at most " + LONGEST_REASON + " characters");
        }
        if (!oneLine(clean)) {
            throw invalid(field, "invalid_characters", field + " must not hold control characters");
        }
        return clean;
    }

    /** Databases refuse NUL and halves of surrogate pairs. */
    static boolean oneLine(String text) {
        return text.codePoints()
                .noneMatch(one -> Character.isISOControl(one) || Character.getType(one) == Character.SURROGATE);
    }

    /** What was typed to search by: without control characters, not longer than what is searched. */
    static String searchable(String typed) {
        String clean = withoutControls(typed);
        return withoutControls(clean.substring(0, Math.min(clean.length(), LONGEST_EMAIL)))
                .strip();
    }

    /** Without what databases refuse, which nobody types on purpose. */
    static String withoutControls(String text) {
        return text.codePoints()
                .filter(one -> !Character.isISOControl(one) && Character.getType(one) != Character.SURROGATE)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    static String email(String field, String email) {
        String clean = email.strip().toLowerCase(Locale.ROOT);
        if (clean.length() > LONGEST_EMAIL || !EMAIL.matcher(clean).matches()) {
            throw invalid(field, "no_email", field + " must be an e-mail address");
        }
        return clean;
    }

    public static Currency currency(String field, String code) {
        // gold, testing codes and the like have no fraction digits: they are in the standard, but nobody is billed in
        // them
        return Currency.availableCurrencies()
                .filter(currency -> currency.getCurrencyCode().equals(code) && currency.getDefaultFractionDigits() >= 0)
                .findAny()
                .orElseThrow(() -> invalid(
                        field, "unknown_currency", field + " must be a currency code of ISO 4217, for example CNY"));
    }

    public static ZoneId timeZone(String field, String id) {
        if (!ZoneId.getAvailableZoneIds().contains(id)) {
            throw invalid(field, "unknown_time_zone", field + " must be a time zone, for example Asia/Shanghai");
        }
        return ZoneId.of(id);
    }
}
