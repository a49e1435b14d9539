package io.lapilli.catalog;

import java.util.List;

/** An upstream can't be deleted while models are deployed on it. */
public class UpstreamInUseException extends RuntimeException {

    private final String upstream;
    private final List<String> models;

    UpstreamInUseException(String upstream, List<String> models) {
        super("upstream " + upstream + " serves " + String.join(", ", models));
        this.upstream = upstream;
        this.models = List.copyOf(models);
    }

    public String upstream() {
        return upstream;
    }

    /** Names of the models deployed on it, at least one. */
    public List<String> models() {
        return models;
    }
}
