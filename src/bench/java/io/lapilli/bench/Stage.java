package io.lapilli.bench;

import java.nio.file.Path;

/** What contestants share: the settings and the mock's port. */
record Stage(Settings settings, int mockPort) {

    String upstreamUrl() {
        return "http://127.0.0.1:" + mockPort + "/v1";
    }

    Path log(String name) {
        return settings.work().resolve(name + ".log");
    }
}
