package io.lapilli.rehearsal;

import java.util.List;

/** @param id derived from the request, so that the same request has the same */
record Completion(String id, String model, List<Choice> choices, Usage usage) {

    Completion {
        choices = List.copyOf(choices);
    }

    Completion untrue() {
        return new Completion(id, model, choices, usage.untrue());
    }
}
