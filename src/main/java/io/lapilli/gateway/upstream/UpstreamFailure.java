package io.lapilli.gateway.upstream;

/** An upstream gave no answer. Its message never holds an address or a credential. */
public final class UpstreamFailure extends Exception {

    /** What kept it from answering. */
    public enum Reason {
        /** No connection: refused, unknown name, an address that is not allowed, a failed handshake, none free. */
        UNREACHABLE,
        /** Connected, but no answer in time. */
        TIMEOUT,
        /** Connected, but the connection ended or spoke no HTTP before an answer was complete. */
        BROKEN
    }

    private final Reason reason;

    public UpstreamFailure(Reason reason, Throwable cause) {
        super(reason.name(), cause);
        this.reason = reason;
    }

    public UpstreamFailure(Reason reason) {
        super(reason.name());
        this.reason = reason;
    }

    public Reason reason() {
        return reason;
    }
}
