package io.lapilli.gateway.web;

import io.lapilli.gateway.BodyMemory;
import io.lapilli.gateway.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** Reads a request's body, and stops where it is too long. */
final class BodyReader {

    private final int limit;

    BodyReader(int limit) {
        this.limit = limit;
    }

    /** A body in the first {@code length} bytes. */
    record Body(byte[] bytes, int length) {}

    /**
     * @throws Refusal 413 when it is too long, as soon as that is known; 415 when it is compressed; 503 when there is no
     *     memory for it
     */
    Body read(HttpServletRequest request, BodyMemory.Share memory) throws IOException {
        String encoding = request.getHeader("content-encoding");
        if (encoding != null && !encoding.equalsIgnoreCase("identity")) {
            throw Refusal.invalid(415, "unsupported_media_type", null, "A compressed body can't be read.");
        }
        long announced = request.getContentLengthLong();
        if (announced > limit) {
            throw tooLarge();
        }
        // more is not set aside before it has come: a client can announce what it never sends
        byte[] bytes = new byte[announced < 0 ? 4096 : (int) Math.min(announced + 1, BodyMemory.SHORT)];
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
                int more = (int) Math.min(limit + 1L, Math.max(length * 2L, announced + 1));
                memory.hold(more);
                bytes = Arrays.copyOf(bytes, more);
            }
        }
    }

    private Refusal tooLarge() {
        return Refusal.invalid(413, "request_too_large", null, "The body may have at most " + limit + " bytes.");
    }
}
