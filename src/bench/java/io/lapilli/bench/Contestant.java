package io.lapilli.bench;

import java.io.IOException;

/** A way from the generator to the mock that is measured. */
interface Contestant {

    String name();

    /**
     * Installs what is missing, starts it and waits until it serves.
     *
     * @throws IOException with a reason for the report when it cannot be measured
     */
    Running start(Stage stage) throws IOException, InterruptedException;

    static Contestant named(String name) {
        return switch (name) {
            case "direct" -> new DirectContestant();
            case "lapilli" -> new LapilliContestant();
            case "envoy" -> new EnvoyContestant();
            case "portkey" -> new PortkeyContestant();
            case "litellm" -> new LiteLlmContestant();
            default -> throw new IllegalArgumentException("No contestant " + name);
        };
    }
}
