package io.lapilli.reconciliation;

import java.util.Locale;

/** In what two sides differ. */
public enum Measure {
    REQUESTS,
    /** Of a token meter, or of all of them together. */
    TOKENS,
    /** Of a meter that counts something else. */
    QUANTITY,
    /** Money, in the organisation's currency. */
    AMOUNT;

    /** The name on the wire and in tables. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}
