package io.lapilli.console.models;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.router.QueryParameters;
import io.lapilli.playground.PlaygroundRoutes;

/** The way from a model to the screen on which it is tried. */
final class TryIt {

    private TryIt() {}

    static void with(String model) {
        UI.getCurrentOrThrow().navigate(PlaygroundRoutes.PATH, new QueryParameters(PlaygroundRoutes.trying(model)));
    }
}
