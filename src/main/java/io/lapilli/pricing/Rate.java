package io.lapilli.pricing;

import io.lapilli.shared.CalendarWindow;
import io.lapilli.shared.InvalidInputException;
import io.lapilli.shared.Meter;
import io.lapilli.shared.OrganisationId;
import io.lapilli.shared.RateId;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The price of one meter of one model from an instant on. Never edited: it ends, and another begins.
 *
 * @param meter one that {@link Meter#takesRates takes rates}
 * @param price for {@code per} units; 0 to 1,000,000,000, and such that the price of one unit has at most
 *     {@value #MOST_DECIMALS} decimals, so that every amount is exact
 * @param per 1 to 1,000,000,000
 * @param currency ISO 4217
 * @param validFrom inclusive
 * @param validTo exclusive, after {@code validFrom}; null: until another takes its place
 * @param organisation null unless it is a contract's; never together with {@code tier}
 * @param tier the tier it is for; null: any
 * @param serviceClass the class it is for, for example {@code batch}; null: any
 * @param band the prompt lengths it is for; null: any
 * @param window the hours it is for; null: any
 * @param createdAt when it was entered, which may be after it began
 */
public record Rate(
        RateId id,
        String model,
        Meter meter,
        BigDecimal price,
        long per,
        String currency,
        Instant validFrom,
        @Nullable Instant validTo,
        @Nullable OrganisationId organisation,
        @Nullable String tier,
        @Nullable String serviceClass,
        @Nullable RateBand band,
        @Nullable CalendarWindow window,
        Instant createdAt) {

    static final int MOST_DECIMALS = 18;

    private static final int MOST_PRICE_DECIMALS = 15;
    private static final long MOST = 1_000_000_000;
    private static final Pattern CURRENCY = Pattern.compile("[A-Z]{3}");
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999999Z");
    private static final Pattern TIER = Pattern.compile("[\\p{L}\\p{N}][\\p{L}\\p{M}\\p{N} _-]{0,59}");
    private static final Pattern SERVICE_CLASS = Pattern.compile("[a-z0-9][a-z0-9_-]{0,29}");

    public Rate {
        check(meter.takesRates(), "meter", "unsupported", "meter must be one that counts tokens or the answer's text");
        check(per >= 1 && per <= MOST, "per", "out_of_range", "per must be a whole number from 1 to " + MOST);
        check(
                price.signum() >= 0 && price.compareTo(BigDecimal.valueOf(MOST)) <= 0,
                "price",
                "out_of_range",
                "price must be from 0 to " + MOST);
        price = plain(price);
        check(isExact(price, per), "price", "not_exact", "price divided by per must end after at most 18 decimals");
        check(CURRENCY.matcher(currency).matches(), "currency", "malformed", "currency must be three capital letters");
        check(isStorable(validFrom), "valid_from", "out_of_range", "valid_from must be in the years 1970 to 9999");
        check(
                validTo == null || isStorable(validTo),
                "valid_to",
                "out_of_range",
                "valid_to must be in the years 1970 to 9999");
        check(
                validTo == null || validTo.isAfter(validFrom),
                "valid_to",
                "out_of_range",
                "valid_to must be after valid_from");
        check(
                organisation == null || tier == null,
                "tier",
                "not_allowed",
                "a rate is for an organisation or for a tier, not for both");
        check(
                tier == null || TIER.matcher(tier).matches(),
                "tier",
                "malformed",
                "tier must have 1 to 60 letters, digits, spaces, _ and -");
        check(
                serviceClass == null || SERVICE_CLASS.matcher(serviceClass).matches(),
                "service_class",
                "malformed",
                "service_class must have 1 to 30 lower case letters, digits, _ and -");
    }

    public RateKind kind() {
        return organisation != null ? RateKind.CONTRACT : tier != null ? RateKind.TIER : RateKind.LIST;
    }

    /** Whether it is valid at an instant, whatever it asks of the request. */
    public boolean covers(Instant at) {
        return !at.isBefore(validFrom) && (validTo == null || at.isBefore(validTo));
    }

    /** What so many units cost: exact, without trailing zeros. */
    public BigDecimal amount(long quantity) {
        return plain(price.multiply(BigDecimal.valueOf(quantity))
                .divide(BigDecimal.valueOf(per), MOST_DECIMALS, RoundingMode.UNNECESSARY));
    }

    Rate startingAt(Instant from) {
        return with(id, from, validTo, createdAt);
    }

    Rate endingAt(Instant to) {
        return until(to);
    }

    /** With another end, or with none. */
    Rate until(@Nullable Instant to) {
        return with(id, validFrom, to, createdAt);
    }

    /** The same price once more, from a later instant to the same end. */
    Rate again(RateId other, Instant from, Instant entered) {
        return with(other, from, validTo, entered);
    }

    private Rate with(RateId otherId, Instant from, @Nullable Instant to, Instant entered) {
        return new Rate(
                otherId,
                model,
                meter,
                price,
                per,
                currency,
                from,
                to,
                organisation,
                tier,
                serviceClass,
                band,
                window,
                entered);
    }

    private static boolean isStorable(Instant at) {
        return !at.isBefore(Instant.EPOCH) && !at.isAfter(LATEST);
    }

    private static boolean isExact(BigDecimal price, long per) {
        if (price.scale() > MOST_PRICE_DECIMALS) {
            return false;
        }
        BigDecimal divisor = BigDecimal.valueOf(per);
        BigDecimal unit = price.divide(divisor, MOST_DECIMALS, RoundingMode.DOWN);
        return unit.multiply(divisor).compareTo(price) == 0;
    }

    private static BigDecimal plain(BigDecimal value) {
        BigDecimal stripped = value.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0, RoundingMode.UNNECESSARY) : stripped;
    }

    private static void check(boolean holds, String field, String reason, String message) {
        if (!holds) {
            throw new InvalidInputException(field, reason, message);
        }
    }
}
