package io.lapilli.console.overview;

import io.lapilli.apikey.ApiKey;
import io.lapilli.budget.BudgetStanding;
import io.lapilli.shared.KeyId;
import io.lapilli.shared.Meter;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Something that needs a person's look, and what its sentence is made of. */
sealed interface Finding {

    /** More requests fail than usual. @param now share of the last hour, 0 to 1 @param before of the day before it */
    record FailuresRise(double now, double before) implements Finding {}

    /** Calls with a key come back with an error. @param name as people know the key @param code the most frequent one */
    record KeyFails(KeyId key, String name, String code, long times) implements Finding {}

    /** A day cost far more than usual. @param ratio against such a day, for example 1.4 @param model that most of it is of */
    record SpendRises(
            LocalDate day,
            BigDecimal amount,
            double ratio,
            @Nullable String model) implements Finding {}

    /** A budget is near its limit or beyond it. @param name of what it limits; empty: the whole organisation */
    record BudgetFills(BudgetStanding budget, String name) implements Finding {}

    /** Requests are refused, or soon will be, since nothing is left in the wallet. */
    record WalletEmpty() implements Finding {}

    /** A price that is paid changes soon. @param ratio new against old, for example −0.84 */
    record PriceComes(String model, Meter meter, Instant at, double ratio) implements Finding {}

    record KeyExpires(ApiKey key) implements Finding {}

    /** Keys that nobody needs, it seems. @param keys the one unused for longest first @param days none was used for so long */
    record KeysUnused(List<ApiKey> keys, long days) implements Finding {}
}
