package io.lapilli.gateway;

import org.jspecify.annotations.Nullable;

/**
 * A request that is not served, as the wire's error says it. The message is for the client to read and holds neither
 * an upstream's address nor its credential. Has no stack trace: refusing is the gateway's daily work.
 */
public final class Refusal extends RuntimeException {

    static final String INVALID = "invalid_request_error";
    static final String RATE = "rate_limit_error";
    static final String API = "api_error";
    static final String QUOTA = "insufficient_quota";

    private final int status;
    private final String type;
    private final @Nullable String code;
    private final @Nullable String param;
    private final String message;
    private final @Nullable String retryAfter;
    private final boolean retryHelps;

    private Refusal(
            int status,
            String type,
            @Nullable String code,
            @Nullable String param,
            String message,
            @Nullable String retryAfter,
            boolean retryHelps) {
        super(message, null, false, false);
        this.status = status;
        this.type = type;
        this.code = code;
        this.param = param;
        this.message = message;
        this.retryAfter = retryAfter;
        this.retryHelps = retryHelps;
    }

    /** The client's request is at fault, and the same one would be refused again. */
    public static Refusal invalid(int status, @Nullable String code, @Nullable String param, String message) {
        return new Refusal(status, INVALID, code, param, message, null, true);
    }

    /** As an upstream refused it, in its own words. */
    static Refusal passed(int status, String type, @Nullable String code, @Nullable String param, String message) {
        return new Refusal(status, type, code, param, message, null, true);
    }

    static Refusal rateLimited(String message, String retryAfter) {
        return new Refusal(429, RATE, "rate_limit_exceeded", null, message, retryAfter, true);
    }

    /** The caller has used up what it may use; asking again changes nothing. */
    static Refusal usedUp(String code, String message) {
        return new Refusal(429, QUOTA, code, null, message, null, false);
    }

    /** Something behind the gateway or in it is at fault; asking again later may help. */
    public static Refusal failed(int status, String code, String message, @Nullable String retryAfter) {
        return new Refusal(status, API, code, null, message, retryAfter, true);
    }

    /** The same, but asking again changes nothing. */
    static Refusal failedForGood(int status, String code, String message) {
        return new Refusal(status, API, code, null, message, null, false);
    }

    /** The HTTP status. */
    public int status() {
        return status;
    }

    public String type() {
        return type;
    }

    public @Nullable String code() {
        return code;
    }

    /** The code, or the type where there is none; at most 40 characters, for records and counts. */
    String reason() {
        String reason = code == null || code.isEmpty() ? type : code;
        return reason.length() > 40 ? reason.substring(0, 40) : reason;
    }

    /** The request's field that is at fault. */
    public @Nullable String param() {
        return param;
    }

    public String message() {
        return message;
    }

    /** Value of the header {@code retry-after}. */
    public @Nullable String retryAfter() {
        return retryAfter;
    }

    /** Whether a client that repeats the request on its own does any good. */
    public boolean retryHelps() {
        return retryHelps;
    }
}
