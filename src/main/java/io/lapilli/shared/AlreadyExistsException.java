package io.lapilli.shared;

/** A name that must be unique is taken. */
public class AlreadyExistsException extends RuntimeException {

    private final String resource;
    private final String field;
    private final String taken;

    public AlreadyExistsException(String resource, String field, String taken) {
        super(("aeiou".indexOf(resource.charAt(0)) < 0 ? "a " : "an ") + resource + " with " + field + " \"" + taken
                + "\" already exists");
        this.resource = resource;
        this.field = field;
        this.taken = taken;
    }

    public String resource() {
        return resource;
    }

    public String field() {
        return field;
    }

    public String taken() {
        return taken;
    }
}
