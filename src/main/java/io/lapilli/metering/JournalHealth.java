package io.lapilli.metering;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Up while the ledger takes requests: after the replay, and while the journal's disk and reader are well. */
@Component
class JournalHealth implements HealthIndicator {

    private final Ledger ledger;

    JournalHealth(Ledger ledger) {
        this.ledger = ledger;
    }

    @Override
    public Health health() {
        return (ledger.available() ? Health.up() : Health.outOfService()).build();
    }
}
