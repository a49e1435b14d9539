package io.lapilli.shared.web;

import org.jspecify.annotations.Nullable;

/** The credential of an {@code Authorization: Bearer …} header (RFC 6750; the scheme in any case of letters). */
public final class BearerToken {

    private static final String SCHEME = "Bearer ";

    private BearerToken() {}

    /** Null when there is no header, another scheme or nothing after it. */
    public static @Nullable String of(@Nullable String authorization) {
        if (authorization == null || !authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return null;
        }
        String token = authorization.substring(SCHEME.length()).strip();
        return token.isEmpty() ? null : token;
    }
}
