package io.lapilli.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MemberRoleTest {

    /** In the order OWNER, ADMIN, DEVELOPER, BILLING, VIEWER. */
    @ParameterizedTest
    @CsvSource({
        "VIEW,                OADBV",
        "CREATE_PROJECTS,     OAD",
        "MANAGE_PROJECTS,     OA",
        "OWN_KEYS,            OAD",
        "WRITE_PROMPTS,       OAD",
        "MANAGE_KEYS,         OA",
        "MANAGE_ADMIN_KEYS,   OA",
        "MANAGE_MONEY,        OAB",
        "MANAGE_ORGANISATION, OA",
        "MANAGE_MEMBERS,      OA",
        "MANAGE_OWNERS,       O"
    })
    void saysWhoMayWhat(Permission permission, String roles) {
        assertThat(Arrays.stream(MemberRole.values())
                        .filter(role -> role.may(permission))
                        .map(role -> role.name().substring(0, 1))
                        .collect(Collectors.joining()))
                .isEqualTo(roles);
    }
}
