package io.lapilli.playground;

import java.util.List;
import java.util.Map;

/** The screen on which models are tried, for links from other screens. */
public final class PlaygroundRoutes {

    public static final String PATH = "playground";

    private PlaygroundRoutes() {}

    /** The query that opens it with one model. */
    public static Map<String, List<String>> trying(String model) {
        return new Experiment(List.of(Column.of(model)), Experiment.USUAL_DAILY, null).query();
    }
}
