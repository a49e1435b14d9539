package io.lapilli.gateway;

import io.lapilli.apikey.KeyRing;
import io.lapilli.apikey.VerifiedKey;
import io.lapilli.identity.Organisation;
import io.lapilli.identity.OrganisationDirectory;
import io.lapilli.shared.ProjectId;
import io.lapilli.usage.Refusals;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds out who asks, from the request's headers alone. */
@Component
public class CallerCheck {

    private static final String BEARER = "Bearer ";

    private final KeyRing keys;
    private final OrganisationDirectory organisations;
    private final Refusals refusals;
    private final InstantSource clock;

    CallerCheck(KeyRing keys, OrganisationDirectory organisations, Refusals refusals, InstantSource clock) {
        this.keys = keys;
        this.organisations = organisations;
        this.refusals = refusals;
        this.clock = clock;
    }

    /**
     * The caller whose project key stands in the header {@code Authorization}.
     *
     * @param organisation the header {@code OpenAI-Organization}: must be the key's own when given
     * @param project the header {@code OpenAI-Project}: likewise
     * @throws Refusal 401 or 403; a missing, unknown, expired or revoked key is answered alike
     */
    public Caller check(@Nullable String authorization, @Nullable String organisation, @Nullable String project) {
        VerifiedKey key = authorization != null && authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())
                ? keys.find(authorization.substring(BEARER.length()).strip())
                : null;
        if (key == null) {
            throw Refusal.invalid(
                    401,
                    "invalid_api_key",
                    null,
                    "Incorrect API key provided. Send a valid key as \"Authorization: Bearer sk-lap-…\".");
        }
        ProjectId own = key.project();
        if (own == null) {
            throw Refusal.invalid(
                    403,
                    "admin_key_cannot_infer",
                    null,
                    "An admin key manages and can't call models. Use a key of a project.");
        }
        var caller = new Caller(key, own, payer(key));
        mustMatch(
                caller,
                "mismatched_organization",
                organisation,
                key.organisation().text());
        mustMatch(caller, "mismatched_project", project, own.text());
        return served(caller);
    }

    /**
     * The caller that stands behind a project's key which was checked otherwise: somebody who is signed in.
     *
     * @throws Refusal 403 when its organisation is suspended
     */
    public Caller check(VerifiedKey key, ProjectId project) {
        return served(new Caller(key, project, payer(key)));
    }

    /**
     * The same, at the prices of another organisation.
     *
     * @param priced has the currency of the key's own organisation
     * @throws Refusal 403 when the key's organisation is suspended
     */
    public Caller check(VerifiedKey key, ProjectId project, Organisation priced) {
        return served(new Caller(key, project, payer(key), priced));
    }

    private Organisation payer(VerifiedKey key) {
        Organisation payer = organisations.find(key.organisation());
        if (payer == null) {
            throw new IllegalStateException("the key " + key.id() + " has no organisation");
        }
        return payer;
    }

    private Caller served(Caller caller) {
        Organisation payer = caller.organisation();
        if (payer.suspended()) {
            throw counted(
                    caller,
                    Refusal.invalid(
                            403,
                            "organization_suspended",
                            null,
                            "This organisation is suspended: " + payer.suspendedReason()));
        }
        keys.used(caller.key().id(), clock.instant());
        return caller;
    }

    /** Counts a refusal of a known key, and gives it back to be thrown. */
    public Refusal counted(Caller caller, Refusal refusal) {
        refusals.count(
                caller.organisation().id(), caller.project(), caller.key().id(), refusal.reason());
        return refusal;
    }

    private void mustMatch(Caller caller, String code, @Nullable String given, String own) {
        if (given != null && !given.isBlank() && !given.strip().equals(own)) {
            throw counted(
                    caller,
                    Refusal.invalid(
                            401,
                            code,
                            null,
                            "The key does not belong to the "
                                    + (code.equals("mismatched_project") ? "project" : "organisation")
                                    + " that the request names."));
        }
    }
}
