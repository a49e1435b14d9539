package io.lapilli.identity.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.lapilli.identity.Invitations;
import io.lapilli.identity.IssuedLink;
import io.lapilli.identity.NewUser;
import io.lapilli.identity.PlatformRole;
import io.lapilli.identity.User;
import io.lapilli.identity.UserChange;
import io.lapilli.identity.Users;
import io.lapilli.shared.UserId;
import io.lapilli.shared.web.ApiCaller;
import io.lapilli.shared.web.ListAnswer;
import io.lapilli.shared.web.PageRequest;
import io.lapilli.shared.web.PublicAddress;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

@Tag(name = "Users")
@RestController
@RequestMapping("/v1/operator/users")
class OperatorUserController {

    private final Users users;
    private final Invitations invitations;
    private final PublicAddress address;

    OperatorUserController(Users users, Invitations invitations, PublicAddress address) {
        this.users = users;
        this.invitations = invitations;
        this.address = address;
    }

    /**
     * Instants in seconds since 1970.
     *
     * @param inviteUrl only in the answer that made the user
     */
    @Schema(name = "User")
    record Answer(
            String object,
            String id,
            String email,
            String name,
            @Nullable String platformRole,
            boolean disabled,
            @Nullable Long lastSignInAt,
            long createdAt,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String inviteUrl) {

        static Answer of(User user, @Nullable String inviteUrl) {
            Instant last = user.lastSignInAt();
            return new Answer(
                    "user",
                    user.id().text(),
                    user.email(),
                    user.name(),
                    user.platformRole() == null ? null : Wire.word(user.platformRole()),
                    user.disabled(),
                    last == null ? null : last.getEpochSecond(),
                    user.createdAt().getEpochSecond(),
                    inviteUrl);
        }
    }

    /** @param name the address's first part unless given @param platformRole none unless given */
    @Schema(name = "NewUserBody")
    record NewBody(
            @Nullable String email,
            @Nullable String name,
            @Nullable String platformRole) {}

    /** What is left out stays; a {@code platform_role} of null takes the role away. */
    @Schema(name = "UserBody")
    record Body(
            @Nullable String name,

            @Schema(type = "string", nullable = true) @Nullable
            JsonNode platformRole,

            @Nullable Boolean disabled) {}

    /** A link that was made just now. @param expiresAt seconds since 1970 */
    @Schema(name = "ResetLink")
    record ResetLink(String object, String id, String userId, String resetUrl, long expiresAt) {}

    @Operation(summary = "List the users in the order of their creation; search looks into names and addresses")
    @GetMapping
    ListAnswer<Answer> list(
            ApiCaller caller, PageRequest page, @RequestParam(required = false) @Nullable String search) {
        Wire.seller(caller);
        return ListAnswer.of(
                users.list(search, Wire.after(page, UserId::parse), page.limit())
                        .map(user -> Answer.of(user, null)),
                Answer::id);
    }

    @Operation(summary = "Create a user; the answer holds the link to choose a password with, this once")
    @PostMapping
    Answer create(ApiCaller caller, @RequestBody NewBody body) {
        String email = Wire.given("email", body.email());
        var made = users.create(
                Wire.seller(caller),
                new NewUser(
                        email,
                        body.name() == null ? email.split("@", 2)[0] : body.name(),
                        body.platformRole() == null ? null : role(body.platformRole()),
                        null,
                        null));
        return Answer.of(made.user(), made.link().url(address.current()));
    }

    @Operation(summary = "Retrieve a user")
    @GetMapping("/{id}")
    Answer retrieve(ApiCaller caller, @PathVariable String id) {
        Wire.seller(caller);
        return Answer.of(users.get(Wire.user(id)), null);
    }

    @Operation(summary = "Change a user; who is disabled or gets another platform role is signed out at once")
    @PostMapping("/{id}")
    Answer modify(ApiCaller caller, @PathVariable String id, @RequestBody Body body) {
        return Answer.of(
                users.modify(
                        Wire.seller(caller),
                        Wire.user(id),
                        now -> new UserChange(
                                body.name() == null ? now.name() : body.name(),
                                role(body.platformRole(), now.platformRole()),
                                body.disabled() == null ? now.disabled() : body.disabled())),
                null);
    }

    @Operation(summary = "Sign a user out everywhere")
    @PostMapping("/{id}/end_sessions")
    Answer endSessions(ApiCaller caller, @PathVariable String id) {
        users.endSessions(Wire.seller(caller), Wire.user(id));
        return Answer.of(users.get(Wire.user(id)), null);
    }

    @Operation(summary = "Make a link with which the user sets a new password; it works once, for a day")
    @PostMapping("/{id}/reset_link")
    ResetLink resetLink(ApiCaller caller, @PathVariable String id) {
        IssuedLink link = invitations.resetLink(Wire.seller(caller), Wire.user(id));
        return new ResetLink(
                "user.reset_link",
                link.invitation().id().text(),
                id,
                link.url(address.current()),
                link.invitation().expiresAt().getEpochSecond());
    }

    /** Left out is not the same as null here. */
    private static @Nullable PlatformRole role(@Nullable JsonNode given, @Nullable PlatformRole now) {
        if (given == null) {
            return now;
        }
        return given.isNull() ? null : role(given.isString() ? given.asString() : "");
    }

    private static PlatformRole role(String word) {
        return Wire.constant(PlatformRole.class, "platform_role", word);
    }
}
