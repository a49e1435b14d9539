package io.lapilli.pricing;

import io.lapilli.shared.InvalidInputException;
import io.lapilli.shared.RateId;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The rates that follow from a tier's discount: each list rate once more, for the tier, at the lower price, for as long
 * as both are valid. They stand in no table, so that a price cut can't leave a tier behind it; their ids come from those
 * of the list rate and of the discount, so that they are the same on every node and at any later time.
 */
final class DiscountedRates {

    private static final int DECIMALS = 15;

    private DiscountedRates() {}

    static List<Rate> of(Collection<Rate> rates, Collection<TierDiscount> discounts) {
        return rates.stream()
                .filter(rate -> rate.kind() == RateKind.LIST)
                .flatMap(rate -> discounts.stream().flatMap(discount -> discounted(rate, discount)))
                .toList();
    }

    private static Stream<Rate> discounted(Rate list, TierDiscount discount) {
        Instant from = list.validFrom().isAfter(discount.from()) ? list.validFrom() : discount.from();
        Instant to = earlier(list.validTo(), discount.to());
        if (to != null && !to.isAfter(from)) {
            return Stream.empty();
        }
        Instant known = list.createdAt().isAfter(discount.from()) ? list.createdAt() : discount.from();
        BigDecimal price = discount.applied(list.price());
        try {
            return Stream.of(rate(list, discount, price, list.per(), from, to, known));
        } catch (InvalidInputException tooManyDecimals) {
            // a price for one unit that ends is always exact; the customer gains by the rounding
            BigDecimal unit = price.divide(BigDecimal.valueOf(list.per()), DECIMALS, RoundingMode.DOWN);
            return Stream.of(rate(list, discount, unit, 1, from, to, known));
        }
    }

    private static Rate rate(
            Rate list,
            TierDiscount discount,
            BigDecimal price,
            long per,
            Instant from,
            @Nullable Instant to,
            Instant known) {
        return new Rate(
                id(list.id(), discount.id()),
                list.model(),
                list.meter(),
                price,
                per,
                list.currency(),
                from,
                to,
                null,
                discount.tier(),
                list.serviceClass(),
                list.band(),
                list.window(),
                known);
    }

    private static RateId id(RateId list, UUID discount) {
        var bytes = ByteBuffer.allocate(4 * Long.BYTES)
                .putLong(list.value().getMostSignificantBits())
                .putLong(list.value().getLeastSignificantBits())
                .putLong(discount.getMostSignificantBits())
                .putLong(discount.getLeastSignificantBits());
        return new RateId(UUID.nameUUIDFromBytes(bytes.array()));
    }

    private static @Nullable Instant earlier(@Nullable Instant one, @Nullable Instant other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return one.isBefore(other) ? one : other;
    }
}
