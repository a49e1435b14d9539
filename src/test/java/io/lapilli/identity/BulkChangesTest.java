package io.lapilli.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lapilli.shared.InvalidInputException;
import io.lapilli.shared.NotFoundException;
import io.lapilli.shared.NotPermittedException;
import io.lapilli.shared.UserId;
import io.lapilli.support.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BulkChangesTest {

    private final List<Runnable> background = new ArrayList<>();
    private IdentityFixtures identity;
    private BulkChanges bulk;
    private UserId root;
    private Actor seller;

    @BeforeEach
    void open() {
        identity = new IdentityFixtures(TestDatabase.H2);
        bulk = new BulkChanges(identity.users, background::add);
        root = identity.staff("root@seller.example", PlatformRole.OPERATOR_ADMIN)
                .id();
        seller = new Actor(root, null, true);
    }

    @AfterEach
    void close() {
        identity.close();
    }

    private void work() {
        background.forEach(Runnable::run);
        background.clear();
    }

    @Test
    void changesEverybodyItCanAndSaysWhoStayedAndWhy() {
        var yuki = identity.person("yuki@mori.example").id();
        var hana = identity.person("hana@mori.example").id();
        var nobody = new UserId(UUID.randomUUID());
        var steps = new ArrayList<Integer>();
        var run = bulk.start(seller, BulkChange.DISABLE, List.of(yuki, root, nobody, hana));
        run.onStep(() -> steps.add(run.state().done()));
        assertThat(run.state()).isEqualTo(new BulkRun.State(0, List.of(), false));

        work();

        assertThat(steps).containsExactly(1, 2, 3, 4, 4);
        assertThat(run.state().finished()).isTrue();
        assertThat(run.state().refusals())
                .extracting(BulkRun.Refusal::user, one -> one.why().getClass())
                .containsExactly(
                        Tuple.tuple(root, InvalidInputException.class), Tuple.tuple(nobody, NotFoundException.class));
        assertThat(identity.users.get(yuki).disabled()).isTrue();
        assertThat(identity.users.get(hana).disabled()).isTrue();

        bulk.start(seller, BulkChange.ENABLE, List.of(yuki));
        work();
        assertThat(identity.users.get(yuki).disabled()).isFalse();
    }

    @Test
    void endsSessions() {
        var session = identity.signedIn(identity.person("yuki@mori.example").id());

        var own = identity.signedIn(root);

        var run = bulk.start(seller, BulkChange.END_SESSIONS, List.of(root, session.user()));
        work();

        assertThat(identity.sessions.counts(session)).isFalse();
        assertThat(identity.sessions.counts(own)).isTrue();
        assertThat(run.state().refusals()).extracting(BulkRun.Refusal::user).containsExactly(root);
    }

    @Test
    void stopsWhenToldAndKeepsWhatIsDone() {
        var yuki = identity.person("yuki@mori.example").id();
        var hana = identity.person("hana@mori.example").id();
        var run = bulk.start(seller, BulkChange.DISABLE, List.of(yuki, hana));
        run.onStep(run::stop);

        work();

        assertThat(run.state()).isEqualTo(new BulkRun.State(1, List.of(), true));
        assertThat(identity.users.get(yuki).disabled()).isTrue();
        assertThat(identity.users.get(hana).disabled()).isFalse();
    }

    @Test
    void isFoundAgainUntilForgotten() {
        var run = bulk.start(seller, BulkChange.END_SESSIONS, List.of());

        assertThat(bulk.latest(root)).containsSame(run);
        bulk.forget(root, run);
        assertThat(bulk.latest(root)).isEmpty();
    }

    @Test
    void isTheSellersRight() {
        var support = identity.staff("sue@seller.example", PlatformRole.SUPPORT).id();

        assertThatThrownBy(() -> bulk.start(Actor.user(support), BulkChange.DISABLE, List.of(root)))
                .isInstanceOf(NotPermittedException.class);
        assertThat(background).isEmpty();
    }
}
