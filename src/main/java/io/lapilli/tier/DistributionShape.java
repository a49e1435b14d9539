package io.lapilli.tier;

import java.util.Locale;

/** What the members of all tiers look like, from the lowest tier to the highest, and the rule that names it. */
public enum DistributionShape {
    /** No tier has more members than the one below it, and the highest fewer than the lowest. */
    FUNNEL,
    /** No tier has fewer members than the one below it, and the highest more than the lowest. */
    INVERTED_PYRAMID,
    /** Members grow in number up to a tier in the middle and shrink behind it; it has more than the lowest and the highest. */
    SPINDLE,
    /** None of these, for example all alike, or two heaps with a gap between. */
    OTHER,
    /** There are fewer than two tiers, or nobody is in any. */
    NONE;

    /** The name on the wire, for example {@code inverted_pyramid}. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @param members of each tier, the lowest first */
    static DistributionShape of(int... members) {
        int tiers = members.length;
        int total = 0;
        int widest = 0;
        for (int i = 0; i < tiers; i++) {
            total += members[i];
            widest = members[i] > members[widest] ? i : widest;
        }
        if (tiers < 2 || total == 0) {
            return NONE;
        }
        int lowest = members[0];
        int highest = members[tiers - 1];
        if (lowest > highest && falls(members, 0, tiers - 1)) {
            return FUNNEL;
        }
        if (highest > lowest && rises(members, 0, tiers - 1)) {
            return INVERTED_PYRAMID;
        }
        boolean spindle = members[widest] > lowest
                && members[widest] > highest
                && rises(members, 0, widest)
                && falls(members, widest, tiers - 1);
        return spindle ? SPINDLE : OTHER;
    }

    private static boolean rises(int[] members, int from, int to) {
        for (int i = from; i < to; i++) {
            if (members[i] > members[i + 1]) {
                return false;
            }
        }
        return true;
    }

    private static boolean falls(int[] members, int from, int to) {
        for (int i = from; i < to; i++) {
            if (members[i] < members[i + 1]) {
                return false;
            }
        }
        return true;
    }
}
