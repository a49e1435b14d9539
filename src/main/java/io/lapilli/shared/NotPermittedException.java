package io.lapilli.shared;

/** Somebody who may see a thing may not do this with it. */
public class NotPermittedException extends RuntimeException {

    private final String permission;

    /** @param permission what would have been needed, in lower-case words */
    public NotPermittedException(String permission) {
        super("this needs a permission that the caller does not have: " + permission);
        this.permission = permission;
    }

    public String permission() {
        return permission;
    }
}
