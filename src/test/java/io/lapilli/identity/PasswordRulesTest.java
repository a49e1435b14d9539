package io.lapilli.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lapilli.shared.InvalidInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordRulesTest {

    private static final String EMAIL = "yuki.longname@mori.example";

    @ParameterizedTest
    @CsvSource({
        "hunter2,                      password_short",
        "elevenchars,                  password_short",
        "'𠮷𠮷𠮷𠮷𠮷𠮷',                 password_short",
        "Password1234,                 password_common",
        "password2026!!,               password_common",
        "PasswordPassword,             password_common",
        "letmeinletmein!,              password_common",
        "123456789012,                 password_common",
        "1qaz2wsx3edc,                 password_common",
        "!QAZ@WSX3edc4rfv,             ",
        "woaini1314520,                password_common",
        "aaaaaaaaaaaa,                 password_common",
        "ababababababab,               password_common",
        "yuki.longname,                password_email",
        "Yuki.Longname@mori.example!,  password_email",
        "correct horse staple battery, ",
        "vulkanstein-2026,             ",
        "我的密码真的很长很长很长,        "
    })
    void refusesWhatIsGuessedFirst(String password, String reason) {
        if (reason == null) {
            assertThatCode(() -> PasswordRules.check(password, EMAIL)).doesNotThrowAnyException();
        } else {
            assertThatThrownBy(() -> PasswordRules.check(password, EMAIL))
                    .isInstanceOfSatisfying(InvalidInputException.class, refusal -> {
                        assertThat(refusal.reason()).isEqualTo(reason);
                        assertThat(refusal.field()).isEqualTo("password");
                        assertThat(refusal.getMessage()).doesNotContain(password);
                    });
        }
    }

    @Test
    void boundsTheCostOfAGuess() {
        assertThatThrownBy(() -> PasswordRules.check("ab cd ef gh ".repeat(17), EMAIL))
                .isInstanceOfSatisfying(
                        InvalidInputException.class,
                        refusal -> assertThat(refusal.reason()).isEqualTo("password_long"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"an honest mountain of basalt", "an honest mountain of basalT"})
    void hashesMatchOnlyTheirPassword(String guess) {
        var passwords = new Passwords();
        String hash = passwords.hash("an honest mountain of basalt", EMAIL);

        assertThat(hash).startsWith("{argon2}$argon2id$").hasSizeLessThan(200);
        assertThat(passwords.matches(guess, hash)).isEqualTo(guess.endsWith("t"));
        assertThat(passwords.matches(guess, null)).isFalse();
        assertThat(passwords.outdated(hash)).isFalse();
    }
}
