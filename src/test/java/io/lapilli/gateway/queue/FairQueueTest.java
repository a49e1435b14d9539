package io.lapilli.gateway.queue;

import static org.assertj.core.api.Assertions.assertThat;

import io.lapilli.shared.OrganisationId;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FairQueueTest {

    private final Map<Character, OrganisationId> organisations = new HashMap<>();

    /** Who comes, as letter of the organisation and number of the call, and in which order they are served. */
    @ParameterizedTest
    @CsvSource({
        "'', ''",
        "a1, a1",
        "a1 a2 a3, a1 a2 a3",
        "a1 a2 a3 b1, a1 b1 a2 a3",
        "a1 a2 a3 b1 b2 c1, a1 b1 c1 a2 b2 a3",
        "b1 a1 a2 b2, b1 a1 b2 a2",
    })
    void servesOrganisationsInTurn(String come, String served) {
        var queue = filled(100, come);
        assertThat(drained(queue)).isEqualTo(served);
        assertThat(queue.size()).isZero();
    }

    /** Of those under way at first, and of those that were let in. */
    @ParameterizedTest
    @CsvSource({
        "a1 a2 b1 b2, aaa, b1 b2 a1 a2",
        "a1 a2 b1 b2, ab,  a1 b1 a2 b2",
        "a1 b1 c1 c2, abb, c1 a1 c2 b1",
        "a1 a2 a3 b1, '',  a1 b1 a2 a3",
    })
    void whoHasFewestUnderWayGoesFirst(String come, String underWay, String served) {
        var running = new HashMap<OrganisationId, Integer>();
        underWay.chars().forEach(one -> running.merge(organisation(Character.toString(one)), 1, Integer::sum));
        var queue = filled(100, come);
        var order = new StringBuilder();
        for (var next = queue.poll(one -> running.getOrDefault(one, 0), 0);
                next != null;
                next = queue.poll(one -> running.getOrDefault(one, 0), 0)) {
            running.merge(next.organisation(), 1, Integer::sum);
            order.append(order.isEmpty() ? "" : " ").append(next.waiter());
        }
        assertThat(order).hasToString(served);
    }

    /** With room for four. */
    @ParameterizedTest
    @CsvSource({
        "a1 a2 a3 a4 b1, a4, a1 b1 a2 a3",
        "a1 a2 b1 b2 c1, a2, a1 b1 c1 b2",
        "b1 a1 a2 a3 c1 d1, a2, b1 a1 c1 d1",
    })
    void whoHasMostMakesRoom(String come, String evictedLast, String served) {
        var queue = new FairQueue<String>(4);
        String evicted = null;
        for (String one : come.split(" ")) {
            assertThat(queue.hasRoom(organisation(one))).isTrue();
            String now = queue.add(organisation(one), one, 0);
            evicted = now == null ? evicted : now;
        }
        assertThat(evicted).isEqualTo(evictedLast);
        assertThat(drained(queue)).isEqualTo(served);
    }

    @Test
    void thereIsNoRoomForWhoHasMost() {
        var queue = filled(4, "a1 a2 b1 b2");
        assertThat(queue.hasRoom(organisation("a"))).isFalse();
        assertThat(queue.hasRoom(organisation("b"))).isFalse();
        assertThat(queue.hasRoom(organisation("c"))).isTrue();
        assertThat(filled(4, "a1 b1 c1 d1").hasRoom(organisation("e"))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"a1 a2 a3, a, 3", "a1 a2 a3, b, 1", "a1 a2 b1, b, 3", "a1 a2 a3 b1 c1 c2 c3, b, 5"})
    void tellsHowManyWillBeServedBefore(String waiting, String comes, int before) {
        assertThat(filled(100, waiting).before(organisation(comes))).isEqualTo(before);
    }

    @Test
    void whoLeavesIsGone() {
        var queue = filled(100, "a1 a2 b1");
        queue.remove(organisation("a"), "a1");
        queue.remove(organisation("a"), "a1");
        queue.remove(organisation("b"), "b1");
        assertThat(queue.organisations()).isEqualTo(1);
        assertThat(drained(queue)).isEqualTo("a2");
    }

    private FairQueue<String> filled(int most, String come) {
        var queue = new FairQueue<String>(most);
        for (String one : come.isEmpty() ? new String[0] : come.split(" ")) {
            queue.add(organisation(one), one, 0);
        }
        return queue;
    }

    private static String drained(FairQueue<String> queue) {
        var served = new StringBuilder();
        for (var next = queue.poll(_ -> 0, 0); next != null; next = queue.poll(_ -> 0, 0)) {
            served.append(served.isEmpty() ? "" : " ").append(next.waiter());
        }
        return served.toString();
    }

    private OrganisationId organisation(String one) {
        return organisations.computeIfAbsent(one.charAt(0), _ -> new OrganisationId(UUID.randomUUID()));
    }
}
