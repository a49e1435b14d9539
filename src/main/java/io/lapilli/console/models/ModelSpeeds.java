package io.lapilli.console.models;

import io.lapilli.identity.CurrentUser;
import io.lapilli.identity.Members;
import io.lapilli.identity.Permission;
import io.lapilli.shared.OrganisationId;
import io.lapilli.usage.MeasuredSpeed;
import io.lapilli.usage.MeasuredSpeeds;
import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * How fast models are measured to be, as an organisation's own requests found them; where those are too few, as
 * everybody's did, and then nothing is told but the speed.
 */
@Component
class ModelSpeeds {

    private static final long ENOUGH_OWN = 20;
    private static final long ENOUGH_OF_ALL = 100;

    private final MeasuredSpeeds speeds;
    private final Members members;
    private final CurrentUser user;

    ModelSpeeds(MeasuredSpeeds speeds, Members members, CurrentUser user) {
        this.speeds = speeds;
        this.members = members;
        this.user = user;
    }

    /** @param own whether it was measured with the organisation's requests alone */
    record Speed(MeasuredSpeed measured, boolean own) {}

    /** By the models' names; those that too little is known of are left out. */
    Map<String, Speed> of(OrganisationId organisation) {
        members.require(user.actor(), organisation, Permission.VIEW);
        var found = new HashMap<String, Speed>();
        speeds.ofAll().forEach((model, speed) -> {
            if (speed.answers() >= ENOUGH_OF_ALL) {
                found.put(model, new Speed(speed, false));
            }
        });
        speeds.of(organisation).forEach((model, speed) -> {
            if (speed.answers() >= ENOUGH_OWN) {
                found.put(model, new Speed(speed, true));
            }
        });
        return found;
    }
}
