package io.lapilli.gateway.json;

/** The bytes are not one JSON value. Carries where; has no stack trace, since bad input is not a fault of ours. */
public final class JsonError extends RuntimeException {

    private final int offset;

    JsonError(int offset) {
        super("no JSON at byte " + offset, null, false, false);
        this.offset = offset;
    }

    /** Where reading stopped, in bytes from the start of the value. */
    public int offset() {
        return offset;
    }
}
