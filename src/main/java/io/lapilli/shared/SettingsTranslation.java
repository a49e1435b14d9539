package io.lapilli.shared;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.logging.Log;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.logging.DeferredLogFactory;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * Reads every {@link Setting} once, before anything else starts, and says what it means for Spring: canonical
 * {@code lapilli.*} values come first, the settings of server and database that follow from them come last, so that
 * an explicit Spring property still wins.
 */
class SettingsTranslation implements EnvironmentPostProcessor, Ordered {

    private static final Set<String> KNOWN =
            Stream.of(Setting.values()).map(Setting::variable).collect(Collectors.toUnmodifiableSet());

    private final Log log;

    SettingsTranslation(DeferredLogFactory logs) {
        this.log = logs.getLog(SettingsTranslation.class);
    }

    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE;
    }

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        warnOfUnknown(environment.getSystemEnvironment().keySet());
        Map<Setting, String> given = new EnumMap<>(Setting.class);
        for (Setting setting : Setting.values()) {
            String raw = environment.getProperty(setting.property(), environment.getProperty(setting.variable(), ""));
            setting.read(raw).ifPresent(value -> given.put(setting, value));
        }
        boolean embedded = !given.containsKey(Setting.DATABASE_URL);
        given.putIfAbsent(Setting.DEMO, String.valueOf(embedded));
        given.putIfAbsent(Setting.DATA, "./data");

        Map<String, Object> own = new HashMap<>();
        given.forEach((setting, value) -> own.put(setting.property(), value));
        environment.getPropertySources().addFirst(new MapPropertySource("lapilliSettings", own));
        environment.getPropertySources().addLast(new MapPropertySource("lapilliTranslation", translate(given)));
    }

    private static Map<String, Object> translate(Map<Setting, String> given) {
        Map<String, Object> spring = new HashMap<>();
        spring.put("server.port", given.getOrDefault(Setting.PORT, "8080"));
        String address = given.get(Setting.ADDRESS);
        if (address != null) {
            spring.put("server.address", address);
        } else if ("true".equals(given.get(Setting.DEMO))) {
            // demo accounts have passwords that everybody knows
            spring.put("server.address", "127.0.0.1");
        }
        copy(given, Setting.TRUSTED_PROXIES, spring, "server.tomcat.remoteip.internal-proxies");
        spring.put("server.forward-headers-strategy", given.containsKey(Setting.TRUSTED_PROXIES) ? "native" : "none");
        copy(given, Setting.MANAGEMENT_PORT, spring, "management.server.port");
        String url = given.get(Setting.DATABASE_URL);
        if (url == null) {
            Path file = Path.of(given.getOrDefault(Setting.DATA, "./data"), "lapilli")
                    .toAbsolutePath()
                    .normalize();
            spring.put("spring.datasource.url", "jdbc:h2:file:" + file + ';' + H2_OPTIONS);
            spring.put("spring.datasource.username", "lapilli");
            spring.put("spring.datasource.password", "");
        } else {
            spring.put("spring.datasource.url", url);
            // a batch of rows goes as one statement with many values: half the time of one each
            spring.put("spring.datasource.hikari.data-source-properties.reWriteBatchedInserts", "true");
            copy(given, Setting.DATABASE_USERNAME, spring, "spring.datasource.username");
            copy(given, Setting.DATABASE_PASSWORD, spring, "spring.datasource.password");
        }
        return spring;
    }

    /** The third and fourth make H2 resolve quoted names and sort nulls as PostgreSQL does; the last makes a commit durable. */
    static final String H2_OPTIONS = "MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;CASE_INSENSITIVE_IDENTIFIERS=TRUE;"
            + "DEFAULT_NULL_ORDERING=HIGH;WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE";

    private static void copy(Map<Setting, String> given, Setting setting, Map<String, Object> to, String property) {
        String value = given.get(setting);
        if (value != null) {
            to.put(property, value);
        }
    }

    private void warnOfUnknown(Set<String> variables) {
        for (String name : new TreeSet<>(variables)) {
            if (name.startsWith("LAPILLI_")
                    && !KNOWN.contains(name)
                    && !name.startsWith("LAPILLI_MAIL_")
                    && !name.startsWith("LAPILLI_OIDC_")) {
                log.warn(name + " is no setting of Lapilli and has no effect");
            }
        }
    }
}
