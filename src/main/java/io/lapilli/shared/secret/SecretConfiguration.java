package io.lapilli.shared.secret;

import io.lapilli.shared.InvalidSettingException;
import io.lapilli.shared.LapilliSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.boot.autoconfigure.AbstractDependsOnBeanFactoryPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Finds the secret: the setting, or on the embedded database a file in the data folder. Nodes that share a database
 * must share the secret too, so there it has to be set.
 */
@Configuration
class SecretConfiguration {

    private static final String SETTING = "LAPILLI_SECRET";

    private static final String H2_FILE = "jdbc:h2:file:";

    @Bean
    Secrets secrets(LapilliSettings settings, @Value("${spring.datasource.url:}") String url) {
        return new Secrets(find(settings.secret(), settings, url));
    }

    /** Before a database is made, so that one without a secret is one that has lost it. */
    @Bean
    static BeanFactoryPostProcessor secretBeforeDatabase() {
        return new AbstractDependsOnBeanFactoryPostProcessor(DataSource.class, "secrets") {};
    }

    private static boolean embedded(String url) {
        return url.isBlank() || url.startsWith("jdbc:h2:");
    }

    private static boolean isThere(String url) {
        String path = url.startsWith(H2_FILE) ? url.substring(H2_FILE.length()).split(";", 2)[0] : "";
        return !path.isEmpty() && Files.exists(Path.of(path + ".mv.db"));
    }

    private static String find(@Nullable String set, LapilliSettings settings, String url) {
        if (set != null && !set.isBlank()) {
            return strong(
                    set.strip(),
                    "is too short: it needs 32 or more random characters, for example the output of"
                            + " \"openssl rand -base64 32\".");
        }
        if (!embedded(url)) {
            throw new InvalidSettingException(
                    SETTING,
                    "is not set, and on PostgreSQL it has to be, the same on every"
                            + " node: 32 or more random characters, for example the output of \"openssl rand -base64 32\".");
        }
        Path file = settings.data().resolve("secret");
        if (!Files.exists(file) && isThere(url)) {
            throw new InvalidSettingException(
                    SETTING,
                    "is not set and the file " + file + " is gone, although there is a database: put the file back from"
                            + " a backup, or set LAPILLI_SECRET to what stood in it. If it is lost for good, set"
                            + " LAPILLI_SECRET to a new one: no key and no stored upstream credential will work then,"
                            + " and each has to be made again.");
        }
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
