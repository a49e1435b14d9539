package io.lapilli.identity;

/** A link that is unknown, used, taken back or expired: which of these is not told. */
public class LinkUnusableException extends RuntimeException {

    LinkUnusableException() {
        super("the link does not work any more");
    }
}
