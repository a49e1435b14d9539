package io.lapilli.catalog;

import io.lapilli.shared.InvalidInputException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The rule for an upstream's address. What it resolves to is judged when it is connected to: {@link AddressPolicy}. */
final class BaseUrl {

    private static final String FIELD = "base_url";
    private static final int LONGEST = 500;

    private BaseUrl() {}

    /** @throws InvalidInputException when the text is no URL that an upstream may have */
    static URI parse(String text) {
        try {
            return checked(new URI(text.strip()));
        } catch (URISyntaxException notAUrl) {
            throw invalid("malformed", "base_url is not a URL");
        }
    }

    static URI checked(@Nullable URI url) {
        if (url == null) {
            throw invalid("missing_value", "base_url is required");
        }
        String scheme = url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
        if (!scheme.equals("http") && !scheme.equals("https")) {
            throw invalid("scheme", "base_url must begin with http:// or https://");
        }
        if (url.getHost() == null || url.getPort() > 65_535 || url.getPort() == 0) {
            throw invalid("host", "base_url must name a host, and a port from 1 to 65535 if any");
        }
        if (url.getRawUserInfo() != null) {
            throw invalid("user_info", "base_url must not hold a user or a password; give api_key instead");
        }
        if (url.getRawQuery() != null || url.getRawFragment() != null) {
            throw invalid("query", "base_url must not have a query or a fragment");
        }
        return withoutSlash(url);
    }

    private static URI withoutSlash(URI url) {
        String text = url.toString();
        while (text.endsWith("/")) {
            text = text.substring(0, text.length() - 1);
        }
        if (text.length() > LONGEST) {
            throw invalid("too_long", "base_url must have at most " + LONGEST + " characters");
        }
        return URI.create(text);
    }

    private static InvalidInputException invalid(String reason, String message) {
        return Checks.invalid(FIELD, reason, message);
    }
}
