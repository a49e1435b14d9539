package io.lapilli.catalog.health;

/**
 * How much of a deployment is in use on one node.
 *
 * @param running calls on their way
 * @param limit calls at the same time
 * @param adaptive whether the limit follows what the deployment carries, or was configured
 * @param lowered whether it has been lowered because the deployment is asked too much
 * @param waiting calls that wait for a place
 * @param resting whether it is let rest because it fails
 * @param waited calls of the last hour that waited for a place
 * @param overloaded calls of the last hour that got no place
 * @param passedOn calls of the last hour that went to another deployment for want of a place here
 * @param fellBack calls of the last hour that went to another deployment because they failed here
 */
public record Saturation(
        int running,
        int limit,
        boolean adaptive,
        boolean lowered,
        int waiting,
        boolean resting,
        long waited,
        long overloaded,
        long passedOn,
        long fellBack) {

    /** One that nobody has called on this node. */
    public static final Saturation UNKNOWN = new Saturation(0, 0, true, false, 0, false, 0, 0, 0, 0);

    /** 0 to 1: how much of what it may have at a time it has; 1 while calls wait. */
    public double share() {
        return waiting > 0 ? 1 : limit == 0 ? 0 : Math.min(1, (double) running / limit);
    }
}
