package io.lapilli.catalog;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;

/** A number in a request that steers the model, with the range that the API gives it. */
public enum Parameter {
    TEMPERATURE("0", "2", false),
    TOP_P("0", "1", false),
    MAX_TOKENS("1", "1000000", true),
    PRESENCE_PENALTY("-2", "2", false),
    FREQUENCY_PENALTY("-2", "2", false),
    SEED("0", "2147483647", true);

    private static final int MOST_DECIMALS = 4;
    private static final int LONGEST = 20;

    private final BigDecimal least;
    private final BigDecimal most;
    private final boolean whole;

    Parameter(String least, String most, boolean whole) {
        this.least = new BigDecimal(least);
        this.most = new BigDecimal(most);
        this.whole = whole;
    }

    /** The request's field, for example {@code top_p}. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    public BigDecimal least() {
        return least;
    }

    public BigDecimal most() {
        return most;
    }

    /** Whether it counts something. */
    public boolean whole() {
        return whole;
    }

    public boolean allows(BigDecimal value) {
        return value.compareTo(least) >= 0
                && value.compareTo(most) <= 0
                && value.stripTrailingZeros().scale() <= (whole ? 0 : MOST_DECIMALS);
    }

    /** Empty when the text is no value that this parameter may have. */
    public Optional<BigDecimal> parse(String text) {
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            return Optional.of(new BigDecimal(text)).filter(this::allows);
        } catch (NumberFormatException noNumber) {
            return Optional.empty();
        }
    }
}
