package io.lapilli.catalog;

/**
 * Asks one deployment a tiny question, to see whether it answers: real, and billed to the seller by the upstream, but in
 * nobody's usage. Drained deployments and those without weight can be asked too.
 */
public interface TrialCalls {

    /** Blocks until there is a result, at most about half a minute. What goes wrong is a result, not an exception. */
    TrialResult ask(Model model, Deployment deployment);
}
