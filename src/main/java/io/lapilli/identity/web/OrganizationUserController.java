package io.lapilli.identity.web;

import io.lapilli.identity.Member;
import io.lapilli.identity.Members;
import io.lapilli.shared.Slice;
import io.lapilli.shared.UserId;
import io.lapilli.shared.web.ApiCaller;
import io.lapilli.shared.web.ListAnswer;
import io.lapilli.shared.web.PageRequest;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "Users of an organization")
@RestController
@RequestMapping("/v1/organization/users")
class OrganizationUserController {

    private final Members members;

    OrganizationUserController(Members members) {
        this.members = members;
    }

    /** @param addedAt seconds since 1970 */
    @Schema(name = "OrganizationUser")
    record Answer(String object, String id, String name, String email, String role, String lapilliRole, long addedAt) {

        static Answer of(Member member) {
            return new Answer(
                    "organization.user",
                    member.user().text(),
                    member.name(),
                    member.email(),
                    Wire.coarse(member.role()),
                    Wire.word(member.role()),
                    member.addedAt().getEpochSecond());
        }
    }

    /** @param lapilliRole owner, admin, developer, billing or viewer; wins over {@code role} */
    @Schema(name = "OrganizationUserBody")
    record Body(@Nullable String role, @Nullable String lapilliRole) {}

    @Operation(summary = "List the users of the organization")
    @GetMapping
    ListAnswer<Answer> list(
            ApiCaller caller,
            PageRequest page,
            @RequestParam(required = false) @Nullable List<String> emails,
            @RequestParam(name = "emails[]", required = false) @Nullable List<String> bracketed) {
        UserId after = Wire.after(page, UserId::parse);
        if (emails == null && bracketed == null) {
            return answer(members.list(caller.organisation(), after, page.limit()));
        }
        var wanted = new ArrayList<String>(emails == null ? List.of() : emails);
        wanted.addAll(bracketed == null ? List.of() : bracketed);
        return answer(new Slice<>(members.list(caller.organisation(), wanted), false));
    }

    private static ListAnswer<Answer> answer(Slice<Member> members) {
        return ListAnswer.of(members.map(Answer::of), Answer::id);
    }

    @Operation(summary = "Retrieve a user of the organization")
    @GetMapping("/{id}")
    Answer retrieve(ApiCaller caller, @PathVariable String id) {
        return Answer.of(members.get(caller.organisation(), Wire.user(id)));
    }

    @Operation(summary = "Change a user's role in the organization")
    @PostMapping("/{id}")
    Answer modify(ApiCaller caller, @PathVariable String id, @RequestBody Body body) {
        Member now = members.get(caller.organisation(), Wire.user(id));
        return Answer.of(members.changeRole(
                Wire.actor(caller),
                caller.organisation(),
                now.user(),
                Wire.role(body.role(), body.lapilliRole(), now.role())));
    }

    @Operation(summary = "Remove a user from the organization; the account stays")
    @DeleteMapping("/{id}")
    Deleted remove(ApiCaller caller, @PathVariable String id) {
        members.remove(Wire.actor(caller), caller.organisation(), Wire.user(id));
        return new Deleted("organization.user.deleted", id, true);
    }
}
