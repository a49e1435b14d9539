package io.lapilli.catalog.ui;

import io.lapilli.identity.CurrentUser;
import io.lapilli.shared.NotPermittedException;
import org.springframework.stereotype.Component;

/** Who may change the catalogue; the rest of the seller's staff looks at it. */
@Component
class Administrator {

    private final CurrentUser user;

    Administrator(CurrentUser user) {
        this.user = user;
    }

    boolean isHere() {
        return user.actor().seller();
    }

    /** Asked again when something is done: a button may have been there before a role was taken. */
    void require() {
        if (!isHere()) {
            throw new NotPermittedException("the operator's administration");
        }
    }
}
