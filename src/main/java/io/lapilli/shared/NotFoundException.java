package io.lapilli.shared;

/** Something does not exist, or belongs to an organisation the asker may not see: the two are not told apart. */
public class NotFoundException extends RuntimeException {

    private final String resource;
    private final String id;

    public NotFoundException(String resource, String id) {
        super("no " + resource + " with id " + id);
        this.resource = resource;
        this.id = id;
    }

    /** The kind of thing in the vocabulary's words, for example {@code project}. */
    public String resource() {
        return resource;
    }

    public String id() {
        return id;
    }
}
