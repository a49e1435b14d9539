package io.lapilli.pricing;

/** Where the screens of models are. */
public final class ModelRoutes {

    /** The list. */
    public static final String LIST = "models";

    private ModelRoutes() {}

    /** The screen of one model, whether or not there is one. @param name may hold slashes */
    public static String of(String name) {
        return LIST + "/" + name;
    }
}
