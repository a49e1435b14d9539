package io.lapilli.budget;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;

/** The holds of requests that have been admitted and not ended: a budget that is made meanwhile has to hold for them. */
@Component
class UnderWay {

    private final Set<Hold> holds = ConcurrentHashMap.newKeySet();

    void begin(Hold hold) {
        holds.add(hold);
    }

    void end(Hold hold) {
        holds.remove(hold);
    }

    void each(Consumer<Hold> work) {
        holds.forEach(work);
    }
}
