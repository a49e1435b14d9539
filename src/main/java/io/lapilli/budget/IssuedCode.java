package io.lapilli.budget;

/** A code that was made, with what is to be handed over: shown this once. */
public record IssuedCode(String value, RedemptionCode code) {

    /** Without the value, which must not come into a log. */
    @Override
    public String toString() {
        return "IssuedCode[" + code.id() + "]";
    }
}
