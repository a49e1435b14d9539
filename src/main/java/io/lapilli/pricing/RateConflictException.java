package io.lapilli.pricing;

/** A rate can't be added because another one already is, or will be, the price then. */
public class RateConflictException extends RuntimeException {

    /** What stands in the way. */
    public enum Reason {
        /** Both could win for the same request. */
        COULD_BOTH_WIN,
        /** The other was the price at a time that is already gone. */
        ALREADY_COVERED,
        /** The other begins at the same instant. */
        SAME_START,
        /** The other begins before this one's end. */
        BEGINS_BEFORE_END
    }

    private final Rate other;
    private final Reason reason;

    RateConflictException(Rate other, Reason reason) {
        super(message(other, reason));
        this.other = other;
        this.reason = reason;
    }

    /** The rate that is in the way. */
    public Rate other() {
        return other;
    }

    public Reason reason() {
        return reason;
    }

    private static String message(Rate other, Reason reason) {
        String name = "rate " + other.id() + " (" + other.meter().wire() + " of " + other.model() + ", "
                + other.price().toPlainString() + " per " + other.per() + " since " + other.validFrom() + ")";
        return switch (reason) {
            case COULD_BOTH_WIN -> name + " could win for the same request";
            case ALREADY_COVERED -> name + " was the price then, and what was charged stays; begin now or later";
            case SAME_START -> name + " begins at the same instant; end that one first or choose another start";
            case BEGINS_BEFORE_END -> name + " begins before the end of this one";
        };
    }
}
