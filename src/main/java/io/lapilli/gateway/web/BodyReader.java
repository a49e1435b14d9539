package io.lapilli.gateway.web;

import io.lapilli.gateway.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** Reads a request's body, and stops where it is too long. */
final class BodyReader {

    /** More than this is not set aside before it has come: a client can announce what it never sends. */
    private static final int MOST_AHEAD = 64 << 10;

    private final int limit;

    BodyReader(int limit) {
        this.limit = limit;
    }

    /** A body in the first {@code length} bytes. */
    record Body(byte[] bytes, int length) {}

    /** @throws Refusal 413 when it is too long, as soon as that is known; 415 when it is compressed */
    Body read(HttpServletRequest request) throws IOException {
        String encoding = request.getHeader("content-encoding");
        if (encoding != null && !encoding.equalsIgnoreCase("identity")) {
            throw Refusal.invalid(415, "unsupported_media_type", null, "A compressed body can't be read.");
        }
        long announced = request.getContentLengthLong();
        if (announced > limit) {
            throw tooLarge();
        }
        byte[] bytes = new byte[announced < 0 ? 4096 : (int) Math.min(announced + 1, MOST_AHEAD)];
        InputStream in = request.getInputStream();
        int length = 0;
        while (true) {
            int count = in.read(bytes, length, bytes.length - length);
            if (count < 0) {
                return new Body(bytes, length);
            }
            length += count;
            if (length > limit) {
                throw tooLarge();
            }
            if (length == bytes.length) {
                bytes = Arrays.copyOf(bytes, Math.min(limit + 1, length * 2));
            }
        }
    }

    private Refusal tooLarge() {
        return Refusal.invalid(413, "request_too_large", null, "The body may have at most " + limit + " bytes.");
    }
}
