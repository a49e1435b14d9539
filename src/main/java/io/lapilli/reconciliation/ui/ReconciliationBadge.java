package io.lapilli.reconciliation.ui;

import io.lapilli.identity.CurrentUser;
import io.lapilli.reconciliation.Reconciliations;
import io.lapilli.ui.MenuBadges;
import java.util.Map;
import org.springframework.stereotype.Component;

/** How many differences there are, beside the entry of the navigation. */
@Component
class ReconciliationBadge implements MenuBadges {

    private final Reconciliations reconciliations;
    private final CurrentUser user;

    ReconciliationBadge(Reconciliations reconciliations, CurrentUser user) {
        this.reconciliations = reconciliations;
        this.user = user;
    }

    @Override
    public Map<String, Badge> badges() {
        if (user.platformRole() == null) {
            return Map.of();
        }
        long found = reconciliations.found();
        return found == 0 ? Map.of() : Map.of(ReconciliationRoutes.RECONCILIATION, Badge.of(found));
    }
}
