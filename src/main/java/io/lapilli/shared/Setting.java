package io.lapilli.shared;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.Currency;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.apache.catalina.util.NetMask;
import org.jspecify.annotations.Nullable;

/**
 * The settings of the portal: the name of each environment variable, and what makes a value of it canonical. A check
 * throws {@link InvalidSettingException}, or answers null for a value that is to be ignored.
 */
enum Setting {
    PORT(Setting::port),
    ADDRESS,
    TRUSTED_PROXIES(Setting::networks),
    DATA,
    DURABILITY(value -> oneOf("LAPILLI_DURABILITY", value, "journal", "database")),
    DATABASE_URL(Setting::databaseUrl),
    DATABASE_USERNAME,
    DATABASE_PASSWORD,
    DEMO(value -> oneOf("LAPILLI_DEMO", value, "true", "false")),
    UPSTREAM_URL(value -> httpUrl("LAPILLI_UPSTREAM_URL", value)),
    UPSTREAM_KEY,
    UPSTREAM_MODELS,
    REHEARSAL(value -> oneOf("LAPILLI_REHEARSAL", value, "true", "false")),
    BOOTSTRAP_ADMIN_EMAIL(Setting::email),
    BOOTSTRAP_ADMIN_PASSWORD(value -> atLeast("LAPILLI_BOOTSTRAP_ADMIN_PASSWORD", value, 12)),
    BOOTSTRAP_ADMIN_KEY(Setting::adminKey),
    SECRET(value -> atLeast("LAPILLI_SECRET", value, 32)),
    CURRENCY(Setting::currency),
    BASE_URL(value -> httpUrl("LAPILLI_BASE_URL", value)),
    MANAGEMENT_PORT(value -> portNumber("LAPILLI_MANAGEMENT_PORT", value));

    private final Function<String, @Nullable String> check;

    Setting() {
        this(value -> value);
    }

    Setting(Function<String, @Nullable String> check) {
        this.check = check;
    }

    String variable() {
        return "LAPILLI_" + name();
    }

    /** The same setting as a Spring property, for example {@code lapilli.upstream.url}. */
    String property() {
        String name = name().toLowerCase(Locale.ROOT);
        for (String group : new String[] {"upstream", "bootstrap", "database"}) {
            if (name.startsWith(group + "_")) {
                return "lapilli." + group + '.'
                        + name.substring(group.length() + 1).replace('_', '-');
            }
        }
        return "lapilli." + name.replace('_', '-');
    }

    /** The canonical value; empty when it is blank or to be ignored. */
    Optional<String> read(@Nullable String raw) {
        return raw == null || raw.isBlank() ? Optional.empty() : Optional.ofNullable(check.apply(raw.strip()));
    }

    private static @Nullable String port(String value) {
        // an orchestrator announces a service called "lapilli" this way; it is not meant for us
        return value.startsWith("tcp://") ? null : portNumber("LAPILLI_PORT", value);
    }

    private static String portNumber(String variable, String value) {
        try {
            int port = Integer.parseInt(value);
            if (port >= 0 && port <= 65535) {
                return value;
            }
        } catch (NumberFormatException notANumber) {
            throw new InvalidSettingException(variable, "is \"" + value + "\", which is no port number");
        }
        throw new InvalidSettingException(variable, "is " + value + ", but a port is a number from 0 to 65535");
    }

    /** Addresses or networks such as {@code 10.0.0.0/8}, separated by commas. */
    private static String networks(String value) {
        for (String network : value.split(",")) {
            try {
                new NetMask(network.strip());
            } catch (IllegalArgumentException unreadable) {
                throw new InvalidSettingException(
                        "LAPILLI_TRUSTED_PROXIES",
                        "holds \"" + network.strip() + "\", which is no address and no network such as 10.0.0.0/8");
            }
        }
        return value.replaceAll("\\s", "");
    }

    private static String oneOf(String variable, String value, String... allowed) {
        String lower = value.toLowerCase(Locale.ROOT);
        if (!Arrays.asList(allowed).contains(lower)) {
            throw new InvalidSettingException(
                    variable, "is \"" + value + "\", but must be " + String.join(" or ", allowed));
        }
        return lower;
    }

    private static String databaseUrl(String value) {
        if (!value.startsWith("jdbc:postgresql:")) {
            throw new InvalidSettingException(
                    "LAPILLI_DATABASE_URL",
                    "must be a JDBC URL of PostgreSQL, such as jdbc:postgresql://host:5432/lapilli;"
                            + " leave it out for the embedded database");
        }
        return value;
    }

    private static String httpUrl(String variable, String value) {
        try {
            URI url = new URI(value);
            boolean http = "http".equalsIgnoreCase(url.getScheme()) || "https".equalsIgnoreCase(url.getScheme());
            if (http && url.getHost() != null) {
                return value.endsWith("/") ? value.substring(0, value.length() - 1) : value;
            }
        } catch (URISyntaxException unreadable) {
            throw new InvalidSettingException(variable, "is not a URL that can be read: " + unreadable.getReason());
        }
        throw new InvalidSettingException(variable, "must be an http or https URL with a host");
    }

    private static String email(String value) {
        if (!value.matches("[^@\\s]+@[^@\\s]+")) {
            throw new InvalidSettingException("LAPILLI_BOOTSTRAP_ADMIN_EMAIL", "is no e-mail address");
        }
        return value;
    }

    private static String adminKey(String value) {
        atLeast("LAPILLI_BOOTSTRAP_ADMIN_KEY", value, 32);
        if (!value.chars().allMatch(c -> c > ' ' && c < 127)) {
            throw new InvalidSettingException(
                    "LAPILLI_BOOTSTRAP_ADMIN_KEY", "may hold printable ASCII characters only, and no spaces");
        }
        return value;
    }

    private static String atLeast(String variable, String value, int characters) {
        if (value.length() < characters) {
            throw new InvalidSettingException(
                    variable, "has " + value.length() + " characters, but must have at least " + characters);
        }
        return value;
    }

    private static String currency(String value) {
        try {
            return Currency.getInstance(value.toUpperCase(Locale.ROOT)).getCurrencyCode();
        } catch (IllegalArgumentException unknown) {
            throw new InvalidSettingException(
                    "LAPILLI_CURRENCY", "is \"" + value + "\", but must be an ISO 4217 code such as CNY");
        }
    }
}
