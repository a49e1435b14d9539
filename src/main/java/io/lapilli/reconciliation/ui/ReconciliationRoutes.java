package io.lapilli.reconciliation.ui;

/** Where the screen is. */
final class ReconciliationRoutes {

    static final String RECONCILIATION = "operator/reconciliation";

    private ReconciliationRoutes() {}
}
