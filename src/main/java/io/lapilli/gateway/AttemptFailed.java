package io.lapilli.gateway;

/** An attempt came to nothing before the client got anything of it. Has no stack trace. */
final class AttemptFailed extends Exception {

    private final transient Refusal refusal;
    private final boolean another;

    private AttemptFailed(Refusal refusal, boolean another) {
        super(refusal.message(), null, false, false);
        this.refusal = refusal;
        this.another = another;
    }

    /** Another deployment may do better. */
    static AttemptFailed tryNext(Refusal refusal) {
        return new AttemptFailed(refusal, true);
    }

    /** Every deployment would say the same. */
    static AttemptFailed forGood(Refusal refusal) {
        return new AttemptFailed(refusal, false);
    }

    /** What the client gets when nobody does better. */
    Refusal refusal() {
        return refusal;
    }

    boolean another() {
        return another;
    }
}
