package io.lapilli.catalog.ui;

import com.vaadin.flow.router.QueryParameters;

/** Where the seller's screen of models and upstreams is. */
public final class CatalogRoutes {

    public static final String MODELS = "operator/models";

    static final String SEARCH = "q";

    private CatalogRoutes() {}

    /** What leads to one model there: the parameters of {@link #MODELS}. */
    public static QueryParameters of(String model) {
        return QueryParameters.of(SEARCH, model);
    }
}
