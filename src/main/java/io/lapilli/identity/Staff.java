package io.lapilli.identity;

import io.lapilli.identity.IdentityEvent.MemberRemoved;
import io.lapilli.identity.IdentityEvent.MemberRoleChanged;
import io.lapilli.shared.NotPermittedException;
import io.lapilli.shared.OrganisationId;
import io.lapilli.shared.UserId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Who works for the seller is also a member of the operator organisation, with the role that goes with the work. */
@Component
class Staff {

    private final UserStore users;
    private final OrganisationStore organisations;
    private final MemberStore members;
    private final Members join;
    private final ApplicationEventPublisher events;

    Staff(
            UserStore users,
            OrganisationStore organisations,
            MemberStore members,
            Members join,
            ApplicationEventPublisher events) {
        this.users = users;
        this.organisations = organisations;
        this.members = members;
        this.join = join;
        this.events = events;
    }

    /**
     * Passes for who may see every user of the portal.
     *
     * @throws NotPermittedException for everybody else
     */
    void requireSightOfUsers(Actor by) {
        boolean sees = by.seller()
                || Optional.ofNullable(by.user())
                        .flatMap(users::find)
                        .filter(user -> !user.disabled())
                        .map(User::platformRole)
                        .filter(PlatformRole::seesUsers)
                        .isPresent();
        if (!sees) {
            throw new NotPermittedException("the users of the portal");
        }
    }

    /** Lets the membership follow a change of the platform role. */
    void follow(Actor by, UserId user, @Nullable PlatformRole before, @Nullable PlatformRole after) {
        if (before == after) {
            return;
        }
        OrganisationId operator = organisations.findOperator().orElseThrow().id();
        Optional<MemberRole> is = members.role(operator, user);
        if (after == null) {
            is.ifPresent(_ -> {
                members.delete(operator, user);
                events.publishEvent(new MemberRemoved(by, operator, user));
            });
        } else if (is.isEmpty()) {
            join.join(by, operator, user, after.atOperator());
        } else if (is.get() != after.atOperator()) {
            members.setRole(operator, user, after.atOperator());
            events.publishEvent(new MemberRoleChanged(by, operator, user, is.get(), after.atOperator()));
        }
    }

    /** Called after the change; two administrators who disable each other are kept apart by the operator's row. */
    void keepAnAdministrator(User before, User after) {
        boolean was = before.platformRole() == PlatformRole.OPERATOR_ADMIN && !before.disabled();
        boolean is = after.platformRole() == PlatformRole.OPERATOR_ADMIN && !after.disabled();
        if (was && !is) {
            organisations.lock(organisations.findOperator().orElseThrow().id());
            if (users.countOperatorAdministrators() == 0) {
                throw Rules.invalid(
                        "platform_role", "last_administrator", "the portal keeps at least one operator administrator");
            }
        }
    }
}
