package io.lapilli.identity;

import static io.lapilli.identity.IdentityFixtures.PASSWORD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lapilli.shared.InvalidSettingException;
import io.lapilli.shared.LapilliSettings;
import io.lapilli.support.TestDatabase;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class FirstStartTest {

    @ParameterizedTest
    @EnumSource
    void makesTheFirstAdministratorAndNoSecond(TestDatabase engine) {
        try (var identity = new IdentityFixtures(engine)) {
            start(identity, "root@seller.example", PASSWORD, "CNY");
            start(identity, "second@seller.example", PASSWORD, "CNY");

            var root = identity.users.findByEmail("root@seller.example").orElseThrow();
            assertThat(root.platformRole()).isEqualTo(PlatformRole.OPERATOR_ADMIN);
            assertThat(identity.members.of(root.id()))
                    .containsExactly(new Membership(identity.directory.operator(), MemberRole.OWNER));
            assertThat(identity.users.findByEmail("second@seller.example")).isEmpty();
            assertThat(identity.signIn.attempt("root@seller.example", PASSWORD, IdentityFixtures.BROWSER))
                    .isInstanceOf(SignInResult.Accepted.class);
        }
    }

    @ParameterizedTest
    @EnumSource
    void promotesSomebodyWhoIsThereAndLeavesThePassword(TestDatabase engine) {
        try (var identity = new IdentityFixtures(engine)) {
            var yuki = identity.person("yuki@seller.example").id();

            start(identity, "Yuki@seller.example", "a fine new password", "CNY");

            assertThat(identity.users.get(yuki).platformRole()).isEqualTo(PlatformRole.OPERATOR_ADMIN);
            assertThat(identity.signIn.attempt("yuki@seller.example", PASSWORD, IdentityFixtures.BROWSER))
                    .isInstanceOf(SignInResult.Accepted.class);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "root@seller.example, short,                        CNY, LAPILLI_BOOTSTRAP_ADMIN_PASSWORD",
        "nobody,              an honest mountain of basalt, CNY, LAPILLI_BOOTSTRAP_ADMIN_EMAIL",
        "root@seller.example, ,                             CNY, LAPILLI_BOOTSTRAP_ADMIN_PASSWORD",
        ",                    an honest mountain of basalt, CNY, LAPILLI_BOOTSTRAP_ADMIN_EMAIL",
        ",                    ,                             ABC, LAPILLI_CURRENCY"
    })
    void stopsAtASettingThatCantBe(String email, String password, String currency, String setting) {
        try (var identity = new IdentityFixtures(TestDatabase.H2)) {
            assertThatThrownBy(() -> start(identity, email, password, currency))
                    .isInstanceOfSatisfying(InvalidSettingException.class, refusal -> {
                        assertThat(refusal.setting()).isEqualTo(setting);
                        if (password != null) {
                            assertThat(refusal.getMessage()).doesNotContain(password);
                        }
                    });
        }
    }

    private static void start(IdentityFixtures identity, String email, String password, String currency) {
        var given = new java.util.HashMap<>(Map.of("lapilli.currency", currency));
        if (email != null) {
            given.put("lapilli.bootstrap.admin-email", email);
        }
        if (password != null) {
            given.put("lapilli.bootstrap.admin-password", password);
        }
        var settings =
                new Binder(new MapConfigurationPropertySource(given)).bindOrCreate("lapilli", LapilliSettings.class);
        new FirstStart(settings, identity.organisations, identity.users, identity.bean(UserStore.class))
                .afterSingletonsInstantiated();
    }
}
