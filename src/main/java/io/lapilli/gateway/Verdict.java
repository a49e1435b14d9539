package io.lapilli.gateway;

import io.lapilli.catalog.health.DeploymentWatch;
import io.lapilli.gateway.queue.Pass;
import io.lapilli.usage.Endpoint;
import org.jspecify.annotations.Nullable;

/**
 * What one call to a deployment came to, for those who watch deployments: nothing where somebody else is to blame than
 * the deployment, or where the client itself asked for the misbehaviour.
 */
final class Verdict {

    /** What a deployment answers that does not know its model; a request can't bring that about. */
    private static final int NOT_FOUND = 404;

    private static final String OVERLOADED = "overloaded";

    private final Admitted request;
    private final Flight flight;
    private final DeploymentWatch.Call watched;
    private final Pass place;

    Verdict(Admitted request, Flight flight, DeploymentWatch.Call watched, Pass place) {
        this.request = request;
        this.flight = flight;
        this.watched = watched;
        this.place = place;
    }

    /** An answer begins. */
    void began() {
        place.began();
    }

    /** It came to nothing before the answer began. */
    void blame(Refusal refusal) {
        boolean theirs = refusal.status() >= 500 || refusal.status() == 429 || refusal.status() == NOT_FOUND;
        boolean ours = flight.departed() || flight.stopped() || refusal.reason().equals(OVERLOADED);
        if (theirs && !ours) {
            failed(refusal.status() == NOT_FOUND ? "not_found" : refusal.reason());
        }
    }

    /** An answer that had begun came to its end. @param code of the error that ended it; null for none */
    void tell(int status, @Nullable String code, long firstTokenAt) {
        if (status == 200 && code != null && !code.equals(OVERLOADED)) {
            failed(code);
        } else if (status == 200 && code == null || status == Outcome.CLIENT_GONE && firstTokenAt != 0) {
            watched.answered(firstTokenAt);
            place.answered(
                    firstTokenAt == 0 && request.endpoint() == Endpoint.EMBEDDINGS ? System.nanoTime() : firstTokenAt);
        }
    }

    private void failed(String code) {
        watched.failed(code);
        if (request.rehearsal() != null) {
            return;
        }
        if (code.equals("rate_limit_exceeded")) {
            place.refused();
        } else {
            place.failed(code.equals("upstream_timeout"));
        }
    }
}
