package io.lapilli.identity;

import io.lapilli.shared.OrganisationId;
import io.lapilli.shared.UserId;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/**
 * Who is signed in, for views: works inside a request and inside {@code ui.access}. Everything but {@link #id} reads
 * the database, so that a role that changed counts at once; read once for each rendering, not for each row.
 */
@Component
public class CurrentUser {

    private final Users users;
    private final Members members;

    CurrentUser(Users users, Members members) {
        this.users = users;
        this.members = members;
    }

    /** The principal of this session, or empty when nobody is signed in. */
    public Optional<SignedIn> signedIn() {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null && authentication.getPrincipal() instanceof SignedIn signedIn
                ? Optional.of(signedIn)
                : Optional.empty();
    }

    /** @throws IllegalStateException when nobody is signed in; views with an access annotation never see it */
    public UserId id() {
        return signedIn()
                .orElseThrow(() -> new IllegalStateException("nobody is signed in"))
                .user();
    }

    public User user() {
        return users.get(id());
    }

    /** The user's organisations with the role there, by name, the operator organisation last. */
    public List<Membership> organisations() {
        return members.of(id());
    }

    public boolean may(OrganisationId organisation, Permission permission) {
        return members.may(id(), organisation, permission);
    }

    public @Nullable PlatformRole platformRole() {
        return signedIn().map(SignedIn::platformRole).orElse(null);
    }

    /** To hand to use cases; an operator administrator acts for the seller. */
    public Actor actor() {
        return new Actor(id(), null, platformRole() == PlatformRole.OPERATOR_ADMIN);
    }

    /** The zone that times are shown in; null: the browser's. */
    public @Nullable ZoneId timeZone() {
        return user().timeZone();
    }
}
