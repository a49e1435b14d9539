package io.lapilli.shared.secret;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lapilli.shared.InvalidSettingException;
import io.lapilli.shared.LapilliSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HexFormat;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Import;

class SecretsTest {

    private static final String SECRET = "0123456789abcdef0123456789abcdef";

    private final Secrets secrets = new Secrets(SECRET);

    /** The number is fixed for ever: what is stored was hashed and encrypted with it. */
    @Test
    void derivesTheSameKeyForEver() {
        assertThat(HexFormat.of().formatHex(secrets.derive("api-keys")))
                .isEqualTo(HexFormat.of().formatHex(new Secrets(SECRET).derive("api-keys")))
                .isEqualTo("b002cd9bd4b41017139727597ffaa0073e555c4af7a607ef0259128c970142d7")
                .isNotEqualTo(HexFormat.of().formatHex(secrets.derive("upstreams")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "sk-upstream-credential", "秘密"})
    void readsWhatItEncryptedAndNeverWritesTheSameTwice(String plain) {
        String encrypted = secrets.encrypt("upstreams", plain);

        assertThat(secrets.decrypt("upstreams", encrypted)).isEqualTo(plain);
        assertThat(encrypted).startsWith("v1:").isNotEqualTo(secrets.encrypt("upstreams", plain));
    }

    @Test
    void refusesAnotherLabelAnotherSecretAndChangedText() {
        String encrypted = secrets.encrypt("upstreams", "credential");
        char[] changed = encrypted.toCharArray();
        changed[10] = changed[10] == 'A' ? 'B' : 'A';

        assertThatThrownBy(() -> secrets.decrypt("other", encrypted)).isInstanceOf(UndecipherableException.class);
        assertThatThrownBy(() -> new Secrets(SECRET + "x").decrypt("upstreams", encrypted))
                .isInstanceOf(UndecipherableException.class);
        assertThatThrownBy(() -> secrets.decrypt("upstreams", new String(changed)))
                .isInstanceOf(UndecipherableException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "v1:", "v1:AAAA", "v2:AAAA", "v1:not base64!", "plain"})
    void refusesWhatItNeverWrote(String text) {
        assertThatThrownBy(() -> secrets.decrypt("upstreams", text)).isInstanceOf(UndecipherableException.class);
    }

    @Test
    void doesNotTellItself() {
        assertThat(secrets.toString()).doesNotContain(SECRET);
    }

    @Test
    void keepsAMadeSecretInAFileThatOnlyItsOwnerReads(@TempDir Path data) throws Exception {
        var made = new SecretFile(data.resolve("new/secret")).readOrMake();

        assertThat(new SecretFile(data.resolve("new/secret")).readOrMake())
                .isEqualTo(made)
                .hasSize(44);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve("new/secret"))))
                .isEqualTo("rw-------");
        try (var files = Files.list(data.resolve("new"))) {
            assertThat(files).hasSize(1);
        }
    }

    @Test
    void theFilesTextIsAValueForTheSetting(@TempDir Path data) {
        String kept = new SecretFile(data.resolve("secret")).readOrMake();

        start(data, "spring.datasource.url=jdbc:postgresql://db/lapilli", "lapilli.secret=" + kept)
                .run(set -> start(data, "spring.datasource.url=jdbc:h2:file:x")
                        .run(embedded -> assertThat(set.getBean(Secrets.class).derive("l"))
                                .isEqualTo(embedded.getBean(Secrets.class).derive("l"))));
    }

    @ParameterizedTest
    @CsvSource({
        "lapilli.demo=false, LAPILLI_SECRET is not set",
        "lapilli.secret=, LAPILLI_SECRET is not set",
        "lapilli.secret=hunter2, LAPILLI_SECRET is too short"
    })
    void stopsOnPostgresqlWithoutAUsableSecret(String setting, String sentence, @TempDir Path data) {
        start(data, "spring.datasource.url=jdbc:postgresql://db/lapilli", setting)
                .run(context -> assertThat(context.getStartupFailure())
                        .rootCause()
                        .isInstanceOf(InvalidSettingException.class)
                        .hasMessageStartingWith(sentence)
                        .hasMessageNotContaining("hunter2"));
    }

    @Test
    void stopsWhereADatabaseHasLostItsSecret(@TempDir Path data) throws Exception {
        Files.createFile(data.resolve("lapilli.mv.db"));
        String url = "spring.datasource.url=jdbc:h2:file:" + data.resolve("lapilli") + ";MODE=PostgreSQL";

        start(data, url)
                .run(context -> assertThat(context.getStartupFailure())
                        .rootCause()
                        .isInstanceOf(InvalidSettingException.class)
                        .hasMessageContaining("put the file back from a backup"));
        assertThat(data.resolve("secret")).doesNotExist();
        start(data, url, "lapilli.secret=" + SECRET)
                .run(context -> assertThat(context).hasNotFailed());
        new SecretFile(data.resolve("secret")).readOrMake();
        start(data, url).run(context -> assertThat(context).hasNotFailed());
    }

    @Test
    void isThereBeforeTheDatabaseIs(@TempDir Path data) {
        start(data, "spring.datasource.url=jdbc:h2:file:" + data.resolve("lapilli"))
                .withBean("database", DataSource.class, () -> {
                    assertThat(data.resolve("secret")).exists();
                    return new JdbcDataSource();
                })
                .run(context -> assertThat(context).hasNotFailed());
    }

    private static ApplicationContextRunner start(Path data, String... properties) {
        return new ApplicationContextRunner()
                .withUserConfiguration(Settings.class)
                .withPropertyValues("lapilli.data=" + data)
                .withPropertyValues(properties);
    }

    @TestConfiguration
    @EnableConfigurationProperties(LapilliSettings.class)
    @Import(SecretConfiguration.class)
    static class Settings {}
}
