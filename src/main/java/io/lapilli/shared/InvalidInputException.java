package io.lapilli.shared;

/**
 * Input that breaks a rule of the domain. Carries the field by its name on the wire and a reason code; the screens
 * translate {@code invalid.<reason>}, the HTTP planes answer 400 with {@code param} = field and the English message.
 */
public class InvalidInputException extends RuntimeException {

    private final String field;
    private final String reason;

    public InvalidInputException(String field, String reason, String message) {
        super(message);
        this.field = field;
        this.reason = reason;
    }

    public String field() {
        return field;
    }

    /** A stable code in snake case, for example {@code too_long}. */
    public String reason() {
        return reason;
    }
}
