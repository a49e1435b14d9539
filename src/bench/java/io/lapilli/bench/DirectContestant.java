package io.lapilli.bench;

import java.util.Map;
import java.util.Optional;

/** The generator straight at the mock: what all others are compared with. */
final class DirectContestant implements Contestant {

    @Override
    public String name() {
        return "direct";
    }

    @Override
    public Running start(Stage stage) {
        Target target = Target.local(stage.mockPort(), Map.of("Authorization", "Bearer none"));
        return new Running(name(), "no gateway", target, Optional.empty());
    }
}
