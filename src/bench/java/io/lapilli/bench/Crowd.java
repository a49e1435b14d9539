package io.lapilli.bench;

import java.net.http.HttpResponse;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/** What came of many customers' calls. Thread-safe. */
final class Crowd {

    private final LatencyHistogram answered = new LatencyHistogram();
    private final LatencyHistogram refused = new LatencyHistogram();
    private final AtomicLong sent = new AtomicLong();
    private long ended;
    private long withoutAdvice;
    private long failed;
    private String firstFailure = "";

    void sent() {
        sent.incrementAndGet();
    }

    void ended(long due, HttpResponse<String> answer) {
        long took = System.nanoTime() - due;
        int status = answer.statusCode();
        if (status == 200 && answer.body().endsWith("data: [DONE]\n\n")) {
            answered(took);
        } else if (status == 503 || status == 429) {
            refused(took, answer.headers().firstValue("retry-after").isPresent());
        } else {
            failed("Status " + status + ": " + answer.body());
        }
    }

    private synchronized void answered(long took) {
        ended++;
        answered.record(took);
    }

    private synchronized void refused(long took, boolean advised) {
        ended++;
        refused.record(took);
        withoutAdvice += advised ? 0 : 1;
    }

    synchronized void failed(String reason) {
        ended++;
        if (failed++ == 0) {
            firstFailure = reason.substring(0, Math.min(300, reason.length()));
        }
    }

    /** Waits until every call has ended, at most so long. */
    void await(long nanos) {
        long until = System.nanoTime() + nanos;
        while (ended() < sent.get() && System.nanoTime() < until) {
            LockSupport.parkNanos(10_000_000);
        }
    }

    synchronized long ended() {
        return ended;
    }

    long offered() {
        return sent.get();
    }

    synchronized long answered() {
        return answered.count();
    }

    synchronized long refused() {
        return refused.count();
    }

    /** Refusals that did not say when to come back. */
    synchronized long withoutAdvice() {
        return withoutAdvice;
    }

    /** Calls that ended otherwise, or not at all. */
    synchronized long failed() {
        return failed + sent.get() - ended;
    }

    synchronized String firstFailure() {
        return firstFailure;
    }

    synchronized double answeredMillis(double share) {
        return answered.millisAt(share);
    }

    synchronized double refusedMillis(double share) {
        return refused.millisAt(share);
    }
}
