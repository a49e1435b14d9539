package io.lapilli.shared;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The portal's own settings, {@code lapilli.*} or {@code LAPILLI_*}; what Spring has a setting for itself (port,
 * address, database) is translated before the start by {@link SettingsTranslation}.
 *
 * @param data folder of the embedded database, the journal and the secret
 * @param demo whether demo organisations, accounts and history are made
 * @param rehearsal whether the built-in rehearsal model is there; null: with demo data or without another upstream
 * @param secret what upstream credentials are encrypted and keys are hashed with; null: made and kept in {@code data}
 * @param currency ISO 4217, of the list prices
 * @param baseUrl public address in links; null: from the request
 * @param trustedProxies networks whose forwarded headers are believed
 */
@ConfigurationProperties("lapilli")
public record LapilliSettings(
        @DefaultValue("./data") Path data,
        @DefaultValue("journal") Durability durability,
        @DefaultValue("true") boolean demo,
        @Nullable Boolean rehearsal,
        @DefaultValue UpstreamAtStart upstream,
        @DefaultValue Bootstrap bootstrap,
        @Nullable String secret,
        @DefaultValue("CNY") String currency,
        @Nullable URI baseUrl,
        @DefaultValue List<String> trustedProxies) {

    /** What an answer waits for. */
    public enum Durability {
        JOURNAL,
        DATABASE
    }

    /** An upstream made at the start. @param models empty: those that the upstream lists */
    public record UpstreamAtStart(
            @Nullable URI url,
            @Nullable String key,
            @DefaultValue List<String> models) {

        /** Says nothing of the key. */
        @Override
        public String toString() {
            return "UpstreamAtStart[models=" + models + "]";
        }
    }

    /** The first operator administrator, and a key for automation. */
    public record Bootstrap(
            @Nullable String adminEmail,
            @Nullable String adminPassword,
            @Nullable String adminKey) {

        /** Says nothing of it at all. */
        @Override
        public String toString() {
            return "Bootstrap[]";
        }
    }

    /** Whether the rehearsal model is there. */
    public boolean rehearsalWanted() {
        return rehearsal == null ? demo || upstream.url() == null : rehearsal;
    }

    /** Says nothing of secrets, so that no log can. */
    @Override
    public String toString() {
        return "LapilliSettings[data=" + data + ", durability=" + durability + ", demo=" + demo + "]";
    }
}
