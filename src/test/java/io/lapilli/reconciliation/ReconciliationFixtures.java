package io.lapilli.reconciliation;

import org.springframework.context.ApplicationContext;

/** Runs of the proof for tests of other packages. */
public final class ReconciliationFixtures {

    private ReconciliationFixtures() {}

    /** Proves everything, and returns when it is done. */
    public static ReconciliationState proveAll(ApplicationContext beans) {
        return proveAll(beans.getBean(Reconciliations.class));
    }

    /** Proves everything, and returns when it is done. */
    public static ReconciliationState proveAll(Reconciliations reconciliations) {
        while (reconciliations.now().running()) {
            Thread.onSpinWait();
        }
        reconciliations.runNow(true);
        return reconciliations.now();
    }

    /** A run that has begun and does not go on. */
    public static void begin(ApplicationContext beans) {
        beans.getBean(ReconciliationJob.class).begin(false);
    }

    /** A run that comes to no end: the portal stops. */
    public static void interrupt(ApplicationContext beans) {
        ReconciliationJob job = beans.getBean(ReconciliationJob.class);
        job.begin(false).ifPresent(run -> {
            job.stop();
            job.run(run);
        });
    }
}
