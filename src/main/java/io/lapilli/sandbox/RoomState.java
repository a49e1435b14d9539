package io.lapilli.sandbox;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * What a room is about, as of one reading.
 *
 * @param inside who may be in it, whether or not anybody looks at it
 * @param people everybody who ever was inside
 * @param links that open
 * @param runs the last of each variant
 */
record RoomState(
        LiveSession session,
        List<Participant> inside,
        List<Participant> people,
        List<GuestLink> links,
        List<Document> documents,
        List<Variant> variants,
        List<LiveRun> runs,
        List<Verdict> verdicts) {

    Optional<Participant> inside(UUID participant) {
        return inside.stream().filter(one -> one.id().equals(participant)).findFirst();
    }

    Map<UUID, List<Verdict>> verdictsByRun() {
        var byRun = new HashMap<UUID, List<Verdict>>();
        verdicts.forEach(one -> byRun.merge(one.run(), List.of(one), RoomState::both));
        return byRun;
    }

    private static List<Verdict> both(List<Verdict> some, List<Verdict> more) {
        var all = new ArrayList<>(some);
        all.addAll(more);
        return all;
    }
}
