package io.lapilli.identity;

import io.lapilli.shared.AuditableEvent;
import io.lapilli.shared.InvitationId;
import io.lapilli.shared.OrganisationId;
import io.lapilli.shared.SessionId;
import io.lapilli.shared.UserId;
import org.jspecify.annotations.Nullable;

/** What happened to organisations, users and members; published inside the transaction that made it true. */
public sealed interface IdentityEvent extends AuditableEvent {

    Actor by();

    record OrganisationCreated(Actor by, Organisation organisation) implements IdentityEvent {
        @Override
        public String auditName() {
            return "organisation.created";
        }
    }

    record OrganisationModified(Actor by, Organisation before, Organisation after) implements IdentityEvent {
        @Override
        public String auditName() {
            return "organisation.modified";
        }
    }

    record OrganisationSuspended(Actor by, OrganisationId organisation, String reason) implements IdentityEvent {
        @Override
        public String auditName() {
            return "organisation.suspended";
        }
    }

    record OrganisationResumed(Actor by, OrganisationId organisation) implements IdentityEvent {
        @Override
        public String auditName() {
            return "organisation.resumed";
        }
    }

    record UserCreated(Actor by, User user) implements IdentityEvent {
        @Override
        public String auditName() {
            return "user.created";
        }
    }

    record UserModified(Actor by, User before, User after) implements IdentityEvent {
        @Override
        public String auditName() {
            return "user.modified";
        }
    }

    record UserDisabled(Actor by, UserId user) implements IdentityEvent {
        @Override
        public String auditName() {
            return "user.disabled";
        }
    }

    record UserEnabled(Actor by, UserId user) implements IdentityEvent {
        @Override
        public String auditName() {
            return "user.enabled";
        }
    }

    record UserPasswordSet(Actor by, UserId user) implements IdentityEvent {
        @Override
        public String auditName() {
            return "user.password_set";
        }
    }

    record UserSessionsEnded(Actor by, UserId user) implements IdentityEvent {
        @Override
        public String auditName() {
            return "user.sessions_ended";
        }
    }

    /** One of several; {@link UserSessionsEnded} is about all. */
    record UserSessionEnded(Actor by, UserId user, SessionId session) implements IdentityEvent {
        @Override
        public String auditName() {
            return "user.session_ended";
        }
    }

    /** A list of users left the portal as a file. @param filter what it was restricted to, to be read; may be empty */
    record UsersExported(Actor by, String filter) implements IdentityEvent {
        @Override
        public String auditName() {
            return "user.exported";
        }
    }

    record UserSignedIn(Actor by, UserId user, String address) implements IdentityEvent {
        @Override
        public String auditName() {
            return "user.signed_in";
        }
    }

    record MemberAdded(Actor by, OrganisationId organisation, UserId user, MemberRole role) implements IdentityEvent {
        @Override
        public String auditName() {
            return "member.added";
        }
    }

    record MemberRoleChanged(Actor by, OrganisationId organisation, UserId user, MemberRole before, MemberRole after)
            implements IdentityEvent {
        @Override
        public String auditName() {
            return "member.role_changed";
        }
    }

    record MemberRemoved(Actor by, OrganisationId organisation, UserId user) implements IdentityEvent {
        @Override
        public String auditName() {
            return "member.removed";
        }
    }

    /** An invitation or a reset link was made. */
    record LinkIssued(Actor by, Invitation link) implements IdentityEvent {
        @Override
        public String auditName() {
            return link.kind() == Invitation.Kind.RESET ? "user.reset_link_issued" : "invitation.issued";
        }
    }

    record InvitationAccepted(
            Actor by, InvitationId invitation, @Nullable OrganisationId organisation, UserId user)
            implements IdentityEvent {
        @Override
        public String auditName() {
            return "invitation.accepted";
        }
    }

    record InvitationDeleted(Actor by, OrganisationId organisation, InvitationId invitation) implements IdentityEvent {
        @Override
        public String auditName() {
            return "invitation.deleted";
        }
    }
}
