package io.lapilli.usage;

import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Brings a past into the ledger, for demo data: the same rows as if each request had come through the journal. */
@Component
public class UsageHistory {

    private final UsageStore store;
    private final TransactionTemplate transaction;

    UsageHistory(UsageStore store, PlatformTransactionManager transactions) {
        this.store = store;
        this.transaction = new TransactionTemplate(transactions);
    }

    /**
     * Writes requests that are not in the database yet, all or none, in the caller's transaction if it has one. Some
     * twenty thousand events a second; fastest in the order of time, and all at once, since every row of a rollup is
     * written once then.
     */
    public void append(List<Settled> settled) {
        transaction.executeWithoutResult(_ -> store.append(settled));
    }
}
