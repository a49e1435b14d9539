package io.lapilli.gateway;

import io.lapilli.catalog.Upstream;
import java.net.URI;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Takes out of an upstream's message what is nobody's business: addresses, credentials, and its name of the model. */
final class MessageCleaner {

    private static final int LONGEST = 2_000;
    private static final Pattern SECRETS =
            Pattern.compile("(?i)\\bbearer\\s+\\S+|\\b(?:sk|pk|rk|ak|key|api[-_]?key|token)[-_=:]\\s?[\\w*.+/=-]{6,}");
    private static final Pattern ADDRESSES = Pattern.compile("(?i)\\b[a-z][a-z0-9+.-]*://[^\\s\"'<>)\\]]+"
            + "|\\b\\d{1,3}(?:\\.\\d{1,3}){3}(?::\\d{1,5})?\\b"
            + "|\\[[0-9a-f:.]*:[0-9a-f:.]*](?::\\d{1,5})?"
            + "|(?<![\\w:])[0-9a-f:]*::[0-9a-f:.]*|(?<![\\w:])[0-9a-f]{1,4}(?::[0-9a-f]{1,4}){7}"
            + "|\\b(?:[a-z0-9-]+\\.)*(?:localhost|local|internal|cluster|svc|lan)\\b(?::\\d{1,5})?"
            + "|\\b(?:[a-z0-9-]+\\.)*[a-z][a-z0-9-]*:\\d{4,5}\\b");

    private final @Nullable String host;
    private final @Nullable String credential;
    private final String upstreamModel;
    private final String model;

    MessageCleaner(Upstream upstream, @Nullable String credential, String upstreamModel, String model) {
        URI url = upstream.baseUrl();
        this.host = url == null ? null : url.getHost();
        this.credential = credential;
        this.upstreamModel = upstreamModel;
        this.model = model;
    }

    @Nullable
    String cleanOrNull(@Nullable String text) {
        return text == null ? null : clean(text);
    }

    String clean(String text) {
        String cleaned = text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
        if (credential != null && !credential.isBlank()) {
            cleaned = cleaned.replace(credential, "[credential]");
        }
        cleaned = SECRETS.matcher(cleaned).replaceAll("[credential]");
        cleaned = ADDRESSES.matcher(cleaned).replaceAll("[address]");
        if (host != null) {
            cleaned = cleaned.replace(host, "[address]");
        }
        return upstreamModel.isBlank() || upstreamModel.equals(model) ? cleaned : cleaned.replace(upstreamModel, model);
    }
}
