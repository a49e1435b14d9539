package io.lapilli.it;

import java.util.Map;

/** The application without demo data, on an embedded database, before a scripted upstream; started once for all tests. */
final class Scene {

    static final ScriptedUpstream UPSTREAM = new ScriptedUpstream();
    static final PackagedApplication APPLICATION = start();

    private Scene() {}

    private static PackagedApplication start() {
        var application = PackagedApplication.start(Map.of("LAPILLI_DEMO", "false"));
        Runtime.getRuntime().addShutdownHook(new Thread(application::close));
        Customer.prepare(application, UPSTREAM.url());
        return application;
    }
}
