package io.lapilli.scale;

import io.lapilli.shared.KeyId;
import io.lapilli.shared.OrganisationId;
import io.lapilli.shared.ProjectId;
import java.time.ZoneId;
import java.util.List;

/**
 * One customer of a full portal.
 *
 * @param rank 0 is the largest
 * @param keys those that are called with, the busiest first
 */
record ScaleCustomer(int rank, OrganisationId id, String name, ZoneId zone, List<Key> keys) {

    record Key(ProjectId project, KeyId id, List<String> models) {}

    private static final List<String> ZONES = List.of("Asia/Shanghai", "Europe/Berlin", "UTC", "Asia/Kolkata");

    static ZoneId zone(int rank) {
        return ZoneId.of(ZONES.get(rank % ZONES.size()));
    }

    static String owner(int rank) {
        return "owner@customer" + rank + ".example";
    }

    /** The largest of a hundred has many, most have a few. */
    static int keys(int rank, int customers) {
        double place = (double) rank / customers;
        return place < 0.01 ? 60 : place < 0.05 ? 24 : place < 0.2 ? 8 : 3;
    }

    /** What it uses, against the largest: the second half as much, the third a third. */
    double weight() {
        return 1.0 / (rank + 1);
    }
}
