package io.lapilli.sandbox;

import io.lapilli.shared.InvalidInputException;
import io.lapilli.shared.Names;
import io.lapilli.shared.OrganisationId;
import java.math.BigDecimal;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A live session that is to be made.
 *
 * @param customer null: for nobody in particular
 * @param brand the name that its faces show
 * @param colour {@code #rrggbb}
 * @param model the name of the first variant's
 * @param budget hard, in the operator's currency
 * @param daily conversations a day, from 1 to {@value #MOST_DAILY}
 */
public record NewLiveSession(
        String name,
        Scenario scenario,
        @Nullable OrganisationId customer,
        String brand,
        String colour,
        String model,
        BigDecimal budget,
        long daily) {

    public static final long MOST_DAILY = 1_000_000_000;

    private static final Pattern COLOUR = Pattern.compile("#[0-9a-f]{6}");

    public NewLiveSession {
        name = Names.checked("name", name);
        brand = Names.checked("brand", brand);
        if (!COLOUR.matcher(colour).matches()) {
            throw new InvalidInputException("colour", "malformed", "colour must be like #2f6f6f");
        }
        daily = checkedDaily(daily);
    }

    static long checkedDaily(long daily) {
        if (daily < 1 || daily > MOST_DAILY) {
            throw new InvalidInputException("daily", "out_of_range", "daily must be from 1 to " + MOST_DAILY);
        }
        return daily;
    }
}
