package io.lapilli.shared.secret;

import io.lapilli.shared.InvalidSettingException;
import io.lapilli.shared.LapilliSettings;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Finds the secret: the setting, or on the embedded database a file in the data folder. Nodes that share a database
 * must share the secret too, so there it has to be set.
 */
@Configuration
class SecretConfiguration {

    private static final String SETTING = "LAPILLI_SECRET";

    @Bean
    Secrets secrets(LapilliSettings settings, @Value("${spring.datasource.url:}") String url) {
        return new Secrets(find(settings.secret(), settings, embedded(url)));
    }

    static boolean embedded(String url) {
        return url.isBlank() || url.startsWith("jdbc:h2:");
    }

    private static String find(@Nullable String set, LapilliSettings settings, boolean embedded) {
        if (set != null && !set.isBlank()) {
            return strong(
                    set.strip(),
                    "is too short: it needs 32 or more random characters, for example the output of"
                            + " \"openssl rand -base64 32\".");
        }
        if (!embedded) {
            throw new InvalidSettingException(
                    SETTING,
                    "is not set, and on PostgreSQL it has to be, the same on every"
                            + " node: 32 or more random characters, for example the output of \"openssl rand -base64 32\".");
        }
        Path file = settings.data().resolve("secret");
        return strong(
                new SecretFile(file).readOrMake(),
                "is not set and the file " + file + " holds no usable secret: put the file back from a backup.");
    }

    private static String strong(String secret, String otherwise) {
        if (secret.length() < Secrets.LEAST_CHARACTERS) {
            throw new InvalidSettingException(SETTING, otherwise);
        }
        return secret;
    }
}
