package io.lapilli.ui;

/**
 * A refusal of the domain that a screen has put into the reader's words itself, since it has more to say of it than a
 * rule's name.
 */
public class RefusedException extends RuntimeException {

    /** @param told in the reader's language */
    public RefusedException(String told, RuntimeException cause) {
        super(told, cause);
    }

    /** In the reader's language. */
    public String told() {
        return String.valueOf(getMessage());
    }
}
