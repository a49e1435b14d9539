package io.lapilli.identity.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.lapilli.identity.Invitation;
import io.lapilli.identity.Invitations;
import io.lapilli.identity.IssuedLink;
import io.lapilli.shared.InvitationId;
import io.lapilli.shared.web.ApiCaller;
import io.lapilli.shared.web.ListAnswer;
import io.lapilli.shared.web.PageRequest;
import io.lapilli.shared.web.PublicAddress;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "Invites")
@RestController
@RequestMapping("/v1/organization/invites")
class InviteController {

    private final Invitations invitations;
    private final PublicAddress address;
    private final Clock clock;

    InviteController(Invitations invitations, PublicAddress address, Clock clock) {
        this.invitations = invitations;
        this.address = address;
        this.clock = clock;
    }

    /**
     * Instants in seconds since 1970.
     *
     * @param projects always empty: an invitation leads into the organisation
     * @param inviteUrl only in the answer that made it
     */
    @Schema(name = "Invite")
    record Answer(
            String object,
            String id,
            String email,
            String role,
            String lapilliRole,
            String status,
            long createdAt,
            long invitedAt,
            long expiresAt,
            @Nullable Long acceptedAt,
            List<String> projects,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String inviteUrl) {}

    /** @param lapilliRole owner, admin, developer, billing or viewer; wins over {@code role} */
    @Schema(name = "InviteBody")
    record Body(
            @Nullable String email,
            @Nullable String role,
            @Nullable String lapilliRole) {}

    @Operation(summary = "List the invites of the organization")
    @GetMapping
    ListAnswer<Answer> list(ApiCaller caller, PageRequest page) {
        return ListAnswer.of(
                invitations
                        .list(caller.organisation(), Wire.after(page, InvitationId::parse), page.limit())
                        .map(invitation -> answer(invitation, null)),
                Answer::id);
    }

    @Operation(summary = "Invite a person; the answer holds the link to hand on, this once")
    @PostMapping
    Answer create(ApiCaller caller, @RequestBody Body body) {
        IssuedLink link = invitations.invite(
                Wire.actor(caller),
                caller.organisation(),
                Wire.given("email", body.email()),
                Wire.role(body.role(), body.lapilliRole(), null));
        return answer(link.invitation(), link.url(address.current()));
    }

    @Operation(summary = "Retrieve an invite")
    @GetMapping("/{id}")
    Answer retrieve(ApiCaller caller, @PathVariable String id) {
        return answer(invitations.get(caller.organisation(), Wire.invitation(id)), null);
    }

    @Operation(summary = "Take an invite back; its link stops working")
    @DeleteMapping("/{id}")
    Deleted delete(ApiCaller caller, @PathVariable String id) {
        invitations.delete(Wire.actor(caller), caller.organisation(), Wire.invitation(id));
        return new Deleted("organization.invite.deleted", id, true);
    }

    private Answer answer(Invitation invitation, @Nullable String url) {
        var role = Objects.requireNonNull(invitation.role(), "an organisation's invitation has a role");
        Instant used = invitation.usedAt();
        String status = used != null ? "accepted" : invitation.open(clock.instant()) ? "pending" : "expired";
        return new Answer(
                "organization.invite",
                invitation.id().text(),
                invitation.email(),
                Wire.coarse(role),
                Wire.word(role),
                status,
                invitation.createdAt().getEpochSecond(),
                invitation.createdAt().getEpochSecond(),
                invitation.expiresAt().getEpochSecond(),
                used == null ? null : used.getEpochSecond(),
                List.of(),
                url);
    }
}
