package io.lapilli.gateway.queue;

import io.lapilli.shared.OrganisationId;
import java.util.HashMap;
import java.util.Map;

/** How many calls of each organisation are under way. Not thread-safe. */
final class UnderWay {

    /** Those who have none are forgotten only when there are so many: most come again. */
    private static final int MANY = 1_000;

    private final Map<OrganisationId, Count> counts = new HashMap<>();

    /** One organisation's. */
    static final class Count {
        private int calls;

        void ended() {
            calls--;
        }
    }

    Count begun(OrganisationId organisation) {
        Count count = counts.get(organisation);
        if (count == null) {
            if (counts.size() >= MANY) {
                counts.values().removeIf(one -> one.calls == 0);
            }
            count = new Count();
            counts.put(organisation, count);
        }
        count.calls++;
        return count;
    }

    int of(OrganisationId organisation) {
        Count count = counts.get(organisation);
        return count == null ? 0 : count.calls;
    }
}
