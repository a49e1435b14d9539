package io.lapilli.apikey;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeyTextTest {

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "PLAYGROUND")
    void recognisesWhatItMade(KeyKind kind) {
        for (int i = 0; i < 1_000; i++) {
            String secret = KeyText.make(kind, new SecureRandom());
            assertThat(secret).matches(KeyText.prefix(kind) + "[0-9A-Za-z]{42}");
            assertThat(KeyText.kind(secret)).isEqualTo(kind);
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "PLAYGROUND")
    void refusesEveryChangeOfOneCharacter(KeyKind kind) {
        String secret = KeyText.make(kind, new SecureRandom());
        for (int i = 0; i < secret.length(); i++) {
            char other = secret.charAt(i) == 'x' ? 'y' : 'x';
            String changed = secret.substring(0, i) + other + secret.substring(i + 1);
            assertThat(KeyText.kind(changed)).as(changed).isNull();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "sk-lap-",
                "sk-proj-abcdefghijklmnopqrstuvwxyz0123456789ABCDEF",
                "sk-lap-ééééééééééééééééééééééééééééééééééééééeeee",
                "sk-lap-000000000000000000000000000000000000000000"
            })
    void refusesWhatItDidNotMake(String text) {
        assertThat(KeyText.kind(text)).isNull();
    }
}
