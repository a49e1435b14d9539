package io.lapilli.apikey.web;

import io.lapilli.apikey.KeyKind;
import io.lapilli.apikey.KeyRing;
import io.lapilli.apikey.VerifiedKey;
import io.lapilli.identity.Organisation;
import io.lapilli.identity.OrganisationDirectory;
import io.lapilli.shared.LapilliSettings;
import io.lapilli.shared.OrganisationId;
import io.lapilli.shared.web.ApiCaller;
import io.lapilli.shared.web.ApiException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Says who calls a plane, from the key presented and the organisation named; or refuses with the wire's error. */
@Component
class KeyCheck {

    private static final String INVALID = "invalid_request_error";
    private static final String ORGANISATION_HEADER = "OpenAI-Organization";

    private final KeyRing ring;
    private final OrganisationDirectory organisations;
    private final InstantSource clock;
    private final byte @Nullable [] automationKey;

    KeyCheck(KeyRing ring, OrganisationDirectory organisations, InstantSource clock, LapilliSettings settings) {
        this.ring = ring;
        this.organisations = organisations;
        this.clock = clock;
        String key = settings.bootstrap().adminKey();
        automationKey = key == null ? null : key.getBytes(StandardCharsets.UTF_8);
    }

    /** @throws ApiException 401, 403 or, for an organisation that is named wrongly or not at all, 400 and 404 */
    ApiCaller check(Plane plane, @Nullable String presented, @Nullable String organisation) {
        if (presented == null) {
            throw invalidKey();
        }
        if (isAutomation(presented)) {
            return seller(plane, null, organisation);
        }
        VerifiedKey key = ring.find(presented);
        if (key == null) {
            throw invalidKey();
        }
        ring.used(key.id(), clock.instant());
        if (key.kind() == KeyKind.OPERATOR) {
            return seller(plane, key, organisation);
        }
        if (key.kind() == KeyKind.ADMIN && plane == Plane.MANAGEMENT) {
            return member(key, organisation);
        }
        throw insufficient(plane);
    }

    private boolean isAutomation(String presented) {
        return automationKey != null
                && MessageDigest.isEqual(automationKey, presented.getBytes(StandardCharsets.UTF_8));
    }

    private ApiCaller seller(Plane plane, @Nullable VerifiedKey key, @Nullable String organisation) {
        OrganisationId meant = plane == Plane.MANAGEMENT
                ? named(organisation)
                : organisations.operator().id();
        return new ApiCaller(meant, true, key == null ? null : key.id(), key == null ? null : key.user());
    }

    private ApiCaller member(VerifiedKey key, @Nullable String organisation) {
        if (organisation != null && !organisation.equals(key.organisation().text())) {
            throw new ApiException(
                    401,
                    INVALID,
                    "mismatched_organization",
                    ORGANISATION_HEADER,
                    "The API key belongs to another organization than " + ORGANISATION_HEADER + " names");
        }
        Organisation own = organisations.find(key.organisation());
        if (own != null && own.suspended()) {
            throw new ApiException(
                    403,
                    INVALID,
                    "organization_suspended",
                    null,
                    "The organization is suspended: " + own.suspendedReason());
        }
        return new ApiCaller(key.organisation(), false, key.id(), key.user());
    }

    private OrganisationId named(@Nullable String organisation) {
        if (organisation == null) {
            throw new ApiException(
                    400,
                    INVALID,
                    "missing_value",
                    ORGANISATION_HEADER,
                    "An operator key needs the header " + ORGANISATION_HEADER + " to name the organization");
        }
        return OrganisationId.parse(organisation)
                .filter(id -> organisations.find(id) != null)
                .orElseThrow(() -> ApiException.notFound("There is no organization " + organisation));
    }

    static ApiException invalidKey() {
        return new ApiException(
                401, INVALID, "invalid_api_key", null, "The API key is missing, unknown, expired or revoked");
    }

    static ApiException insufficient(Plane plane) {
        return new ApiException(403, INVALID, "insufficient_permissions", null, "This call needs " + plane.neededKey());
    }
}
