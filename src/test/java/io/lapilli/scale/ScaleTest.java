package io.lapilli.scale;

import static org.assertj.core.api.Assertions.assertThat;

import io.lapilli.reconciliation.ReconciliationFixtures;
import io.lapilli.reconciliation.ReconciliationState;
import io.lapilli.reconciliation.Reconciliations;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * No screen asks the database row by row: a customer with sixty keys and many people costs as many statements as
 * one with three. How long they take with ten million requests is measured by {@code ScaleBenchmark}.
 */
class ScaleTest {

    private static final ScaleSize SIZE = new ScaleSize(20, 500, 16_000);
    private static final int LARGE = 0;

    /** Like the other in all but its size. */
    private static final int SMALL = 8;

    /** Permissions are asked for where they are needed, which is up to so many times on one screen. */
    private static final int MOST_OFTEN = 8;

    /** Which tier comes next and what needs a look depends on the use. */
    private static final int MORE = 6;

    /** There was nothing to fill these with. */
    private static final Set<String> EMPTY = Set.of(
            "Admin keys",
            "Wallet",
            "Usage, today by key",
            "Usage, a year of an idle key's failures",
            "Desk: Customer",
            "Desk: Reconciliation");

    @TempDir
    Path folder;

    private ScalePortal portal;

    @BeforeEach
    void start() {
        Instant end;
        try (ScalePortal filling = started(Instant.parse("2026-03-11T14:20:00Z"))) {
            end = ScaleData.fill(filling, SIZE, (_, _) -> {});
        }
        portal = started(end);
    }

    private ScalePortal started(Instant now) {
        return new ScalePortal(Map.of("lapilli.data", folder.resolve("data").toString()), now);
    }

    @AfterEach
    void end() {
        portal.close();
    }

    @Test
    void noScreenAsksForEachRow() {
        var empty = new TreeSet<String>();
        var drawn = new HashMap<String, BigDecimal>();
        var views = new ScaleViews(portal, (name, rank) -> {
            if (rank == LARGE && portal.showsNothing()) {
                empty.add(name);
            }
            if (rank == LARGE) {
                drawn.put(name, portal.drawn());
            }
        });

        views.open(List.of(LARGE, SMALL));

        views.openings().forEach((name, openings) -> {
            assertThat(openings)
                    .as(name)
                    .hasSize(2)
                    .allSatisfy(opening -> assertThat(opening.mostOften()).isLessThanOrEqualTo(MOST_OFTEN));
            int[] asked = openings.stream()
                    .mapToInt(opening -> opening.asked().size())
                    .toArray();
            assertThat(asked[0]).as(name).isLessThanOrEqualTo(asked[1] + MORE);
        });
        assertThat(empty).isSubsetOf(EMPTY);
        assertThat(drawn).hasSizeGreaterThan(40);
        for (String name : List.of(
                "Overview",
                "Usage, this week by project",
                "Usage, a year by key",
                "Usage, a year by person, with the one before",
                "Usage, a year of one busy key",
                "Desk: Today")) {
            assertThat(drawn.get(name)).as(name).isPositive();
        }
        ReconciliationState proof = ReconciliationFixtures.proveAll(portal.bean(Reconciliations.class));
        assertThat(portal.bean(Reconciliations.class).differences(null, 20).items())
                .isEmpty();
        assertThat(proof.requests()).isGreaterThan(SIZE.events() * 9 / 10);
    }
}
