package io.lapilli.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.logging.DeferredLogFactory;
import org.springframework.boot.logging.DeferredLogs;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

class SettingsTranslationTest {

    @Test
    void withoutSettingsItIsTheEmbeddedDemoOnTheLoopbackAddress() {
        var environment = translate(Map.of());
        assertThat(environment.getProperty("server.port")).isEqualTo("8080");
        assertThat(environment.getProperty("server.address")).isEqualTo("127.0.0.1");
        assertThat(environment.getProperty("lapilli.demo")).isEqualTo("true");
        assertThat(environment.getProperty("spring.datasource.url"))
                .startsWith("jdbc:h2:file:")
                .contains("WRITE_DELAY=0");
    }

    @Test
    void postgresqlHasNoDemoAndListensEverywhere() {
        var environment = translate(Map.of(
                "LAPILLI_DATABASE_URL", "jdbc:postgresql://db/lapilli",
                "LAPILLI_DATABASE_USERNAME", "lapilli"));
        assertThat(environment.getProperty("lapilli.demo")).isEqualTo("false");
        assertThat(environment.getProperty("server.address")).isNull();
        assertThat(environment.getProperty("spring.datasource.url")).isEqualTo("jdbc:postgresql://db/lapilli");
        assertThat(environment.getProperty("spring.datasource.username")).isEqualTo("lapilli");
        assertThat(environment.getProperty("spring.datasource.hikari.data-source-properties.reWriteBatchedInserts"))
                .isEqualTo("true");
    }

    @Test
    void aSpringPropertyWinsOverWhatFollowsFromASetting() {
        var environment = translate(Map.of("LAPILLI_PORT", "9000", "server.port", "9001"));
        assertThat(environment.getProperty("server.port")).isEqualTo("9001");
    }

    @Test
    void forwardedHeadersAreBelievedFromTrustedProxiesOnly() {
        assertThat(translate(Map.of()).getProperty("server.forward-headers-strategy"))
                .isEqualTo("none");
        var behindProxy = translate(Map.of("LAPILLI_TRUSTED_PROXIES", "10.0.0.0/8, 192.168.1.7"));
        assertThat(behindProxy.getProperty("server.forward-headers-strategy")).isEqualTo("native");
        assertThat(behindProxy.getProperty("server.tomcat.remoteip.internal-proxies"))
                .isEqualTo("10.0.0.0/8,192.168.1.7");
    }

    @Test
    void aPortThatAnOrchestratorInjectedIsIgnored() {
        assertThat(translate(Map.of("LAPILLI_PORT", "tcp://10.0.0.7:8080")).getProperty("server.port"))
                .isEqualTo("8080");
    }

    @ParameterizedTest
    @CsvSource({
        "LAPILLI_PORT, eighty",
        "LAPILLI_PORT, 70000",
        "LAPILLI_DEMO, maybe",
        "LAPILLI_DURABILITY, eventually",
        "LAPILLI_DATABASE_URL, jdbc:mysql://db/lapilli",
        "LAPILLI_UPSTREAM_URL, ftp://models.example",
        "LAPILLI_UPSTREAM_URL, http://",
        "LAPILLI_BASE_URL, portal.example",
        "LAPILLI_CURRENCY, YUAN",
        "LAPILLI_BOOTSTRAP_ADMIN_KEY, short",
        "LAPILLI_BOOTSTRAP_ADMIN_EMAIL, nobody",
        "LAPILLI_SECRET, short",
        "LAPILLI_TRUSTED_PROXIES, 10.0.0.0/99",
        "LAPILLI_TRUSTED_PROXIES, proxy.example",
    })
    void anInvalidValueStopsWithASentenceThatNamesTheSetting(String name, String value) {
        assertThatThrownBy(() -> translate(Map.of(name, value)))
                .isInstanceOf(InvalidSettingException.class)
                .hasMessageStartingWith(name + " ");
    }

    @Test
    void theSentenceNeverRepeatsASecret() {
        assertThatThrownBy(() -> translate(Map.of("LAPILLI_SECRET", "s3cret-but-short")))
                .hasMessageNotContaining("s3cret");
        assertThatThrownBy(() -> translate(Map.of("LAPILLI_BOOTSTRAP_ADMIN_KEY", "s3cret-but-short")))
                .hasMessageNotContaining("s3cret");
    }

    private static StandardEnvironment translate(Map<String, Object> settings) {
        var environment = new StandardEnvironment();
        environment
                .getPropertySources()
                .replace(
                        StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                        new SystemEnvironmentPropertySource("env", new HashMap<>()));
        environment.getPropertySources().addFirst(new MapPropertySource("given", settings));
        DeferredLogFactory logs = new DeferredLogs();
        new SettingsTranslation(logs).postProcessEnvironment(environment, new SpringApplication());
        return environment;
    }
}
