package io.lapilli.tier;

/** A tier with members can't be deleted. */
public class TierInUseException extends RuntimeException {

    private final String tier;
    private final int members;

    TierInUseException(String tier, int members) {
        super("the tier " + tier + " has " + members + (members == 1 ? " member" : " members"));
        this.tier = tier;
        this.members = members;
    }

    public String tier() {
        return tier;
    }

    public int members() {
        return members;
    }
}
