package io.lapilli.identity.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.lapilli.identity.Billing;
import io.lapilli.identity.IssuedLink;
import io.lapilli.identity.NewOrganisation;
import io.lapilli.identity.Organisation;
import io.lapilli.identity.OrganisationChange;
import io.lapilli.identity.Organisations;
import io.lapilli.identity.Rules;
import io.lapilli.shared.OrganisationId;
import io.lapilli.shared.web.ApiCaller;
import io.lapilli.shared.web.ApiException;
import io.lapilli.shared.web.ListAnswer;
import io.lapilli.shared.web.PageRequest;
import io.lapilli.shared.web.PublicAddress;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "Organizations")
@RestController
@RequestMapping("/v1/operator/organizations")
class OperatorOrganizationController {

    private final Organisations organisations;
    private final PublicAddress address;

    OperatorOrganizationController(Organisations organisations, PublicAddress address) {
        this.organisations = organisations;
        this.address = address;
    }

    /**
     * @param createdAt seconds since 1970
     * @param inviteUrl only in the answer that made it, when an owner was named
     */
    @Schema(name = "Organization")
    record Answer(
            String object,
            String id,
            String name,
            String currency,
            String billing,
            String timeZone,
            boolean operator,
            boolean suspended,
            @Nullable String suspendedReason,
            long createdAt,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String inviteUrl) {

        static Answer of(Organisation organisation, @Nullable String inviteUrl) {
            return new Answer(
                    "organization",
                    organisation.id().text(),
                    organisation.name(),
                    organisation.currency().getCurrencyCode(),
                    Wire.word(organisation.billing()),
                    organisation.timeZone().getId(),
                    organisation.operator(),
                    organisation.suspended(),
                    organisation.suspendedReason(),
                    organisation.createdAt().getEpochSecond(),
                    inviteUrl);
        }
    }

    /** @param billing postpaid unless given @param timeZone UTC unless given @param ownerEmail who is invited as owner */
    @Schema(name = "NewOrganizationBody")
    record NewBody(
            @Nullable String name,
            @Nullable String currency,
            @Nullable String billing,
            @Nullable String timeZone,
            @Nullable String ownerEmail) {}

    /** What is left out stays. @param suspendedReason required to suspend */
    @Schema(name = "OrganizationBody")
    record Body(
            @Nullable String name,
            @Nullable String currency,
            @Nullable String billing,
            @Nullable String timeZone,
            @Nullable Boolean suspended,
            @Nullable String suspendedReason) {}

    @Operation(summary = "List the organizations in the order of their creation")
    @GetMapping
    ListAnswer<Answer> list(ApiCaller caller, PageRequest page) {
        Wire.seller(caller);
        return ListAnswer.of(
                organisations
                        .list(Wire.after(page, OrganisationId::parse), page.limit())
                        .map(organisation -> Answer.of(organisation, null)),
                Answer::id);
    }

    @Operation(summary = "Create an organization; the answer holds its first owner's link, this once")
    @PostMapping
    Answer create(ApiCaller caller, @RequestBody NewBody body) {
        var made = organisations.create(
                Wire.seller(caller),
                new NewOrganisation(
                        Wire.given("name", body.name()),
                        Rules.currency("currency", Wire.given("currency", body.currency())),
                        body.billing() == null ? Billing.POSTPAID : billing(body.billing()),
                        body.timeZone() == null ? ZoneId.of("UTC") : Rules.timeZone("time_zone", body.timeZone()),
                        body.ownerEmail()));
        IssuedLink link = made.ownerLink();
        return Answer.of(made.organisation(), link == null ? null : link.url(address.current()));
    }

    @Operation(summary = "Retrieve an organization")
    @GetMapping("/{id}")
    Answer retrieve(ApiCaller caller, @PathVariable String id) {
        Wire.seller(caller);
        return Answer.of(organisations.get(Wire.organisation(id)), null);
    }

    @Operation(summary = "Change parts of an organization, suspend it or let it go on")
    @PostMapping("/{id}")
    Answer modify(ApiCaller caller, @PathVariable String id, @RequestBody Body body) {
        OrganisationId organisation = Wire.organisation(id);
        if (body.currency() != null) {
            keepCurrency(organisation, body.currency());
        }
        return Answer.of(
                organisations.modify(
                        Wire.seller(caller),
                        organisation,
                        now -> new OrganisationChange(
                                body.name() == null ? now.name() : body.name(),
                                body.billing() == null ? now.billing() : billing(body.billing()),
                                body.timeZone() == null ? now.timeZone() : Rules.timeZone("time_zone", body.timeZone()),
                                reason(body, now.suspendedReason()))),
                null);
    }

    private void keepCurrency(OrganisationId organisation, String currency) {
        if (!organisations.get(organisation).currency().getCurrencyCode().equals(currency)) {
            throw ApiException.invalid("currency", "currency can't be changed: what was charged stays charged in it");
        }
    }

    private static @Nullable String reason(Body body, @Nullable String now) {
        if (Boolean.FALSE.equals(body.suspended())) {
            return null;
        }
        String reason = body.suspendedReason() == null ? now : body.suspendedReason();
        if (body.suspended() == null) {
            return now == null ? null : reason;
        }
        return Wire.given("suspended_reason", reason);
    }

    private static Billing billing(String word) {
        return Wire.constant(Billing.class, "billing", word);
    }
}
