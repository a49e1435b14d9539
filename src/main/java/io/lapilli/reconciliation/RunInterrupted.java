package io.lapilli.reconciliation;

/** The portal stops, or another node has taken the lease: a run ends where it is. */
class RunInterrupted extends RuntimeException {

    RunInterrupted(String why) {
        super(why);
    }
}
