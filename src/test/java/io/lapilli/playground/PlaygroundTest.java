package io.lapilli.playground;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.lapilli.apikey.ApiKeys;
import io.lapilli.apikey.KeyKind;
import io.lapilli.apikey.KeyOwner;
import io.lapilli.catalog.Parameter;
import io.lapilli.identity.MemberRole;
import io.lapilli.playground.Run.Ended;
import io.lapilli.playground.Run.Progress;
import io.lapilli.playground.Turn.Role;
import io.lapilli.shared.NotFoundException;
import io.lapilli.shared.NotPermittedException;
import io.lapilli.shared.UserId;
import io.lapilli.support.HttpTest;
import io.lapilli.usage.RequestRecord;
import io.lapilli.usage.Settled;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Runs through the real gateway, with the rehearsal behind it. */
@HttpTest
class PlaygroundTest {

    private static final List<Turn> WARRANTY = List.of(
            new Turn(Role.SYSTEM, "The warranty of the M7 lasts two years. Batteries have one year."),
            new Turn(Role.USER, "How long is the warranty?"));

    @Autowired
    ApplicationContext portal;

    private PlaygroundFixtures scene;
    private Playground playground;
    private UserId developer;

    @BeforeEach
    void open() {
        scene = new PlaygroundFixtures(portal);
        playground = portal.getBean(Playground.class);
        developer = scene.person(MemberRole.DEVELOPER);
    }

    @Test
    void streamsAndIsChargedExactlyOnce() {
        String model = scene.aPricedModel("rehearsal");
        var changes = new AtomicInteger();

        Run run = start(List.of(Column.of(model)), changes::incrementAndGet).getFirst();
        Heard heard = Heard.toTheEnd(run);

        assertThat(heard.text()).contains("two years");
        assertThat(changes.get()).isGreaterThan(3);
        assertThat(heard.firstToken()).isGreaterThan(Duration.ofMillis(200));
        Ended ended = heard.ended();
        assertThat(ended.finish()).isEqualTo("stop");
        assertThat(ended.problem()).isNull();
        Settled settled = ended.settled();
        assertThat(settled.event().tokens().input()).isPositive();
        assertThat(settled.event().charge().total())
                .isEqualByComparingTo(new BigDecimal(settled.event().tokens().input())
                        .add(new BigDecimal(2 * settled.event().tokens().output()))
                        .movePointLeft(3));
        assertThat(scene.logged(settled.id())).isEqualTo(settled);
        assertThat(scene.log()).hasSize(1);
    }

    @Test
    void isSeenInTheLogAsThatPersonsPlayground() {
        String model = scene.aPricedModel("rehearsal");

        Settled settled = Heard.toTheEnd(start(List.of(Column.of(model))).getFirst())
                .ended()
                .settled();

        RequestRecord request = scene.logged(settled.id()).request();
        assertThat(request.project()).isEqualTo(scene.project.id());
        assertThat(request.streamed()).isTrue();
        var key = portal.getBean(ApiKeys.class).get(scene.organisation, request.key());
        assertThat(key.kind()).isEqualTo(KeyKind.PLAYGROUND);
        assertThat(key.owner()).extracting(KeyOwner::name).isEqualTo("Chen Jing");
    }

    @Test
    void stoppingCancelsTheUpstreamAndChargesWhatWasDelivered() {
        String model = scene.aPricedModel("rehearsal!slow=150");

        Run run = start(List.of(Column.of(model))).getFirst();
        var heard = new Heard();
        await().until(() -> heard.hear(run).text().length() > 10);
        long stoppedAt = System.nanoTime();
        run.stop();
        heard.hearToTheEnd(run);

        // the rehearsal would speak on for many seconds
        assertThat(Duration.ofNanos(System.nanoTime() - stoppedAt)).isLessThan(Duration.ofSeconds(2));
        Settled settled = heard.ended().settled();
        assertThat(heard.ended().stopped()).isTrue();
        assertThat(settled.request().status()).isEqualTo(499);
        assertThat(settled.event().estimated()).isTrue();
        assertThat(settled.event().tokens().output()).isBetween(1L, 30L);
        assertThat(scene.logged(settled.id())).isEqualTo(settled);
    }

    @Test
    void stoppingBeforeTheFirstWordChargesNothing() {
        String model = scene.aPricedModel("rehearsal!stall=0");

        Run run = start(List.of(Column.of(model))).getFirst();
        run.stop();
        Ended ended = Heard.toTheEnd(run).ended();

        assertThat(ended.settled().event()).isNull();
        assertThat(ended.settled().request().status()).isEqualTo(499);
    }

    @Test
    void columnsRunBesideEachOtherEachWithItsOwnEnd() {
        String good = scene.aPricedModel("rehearsal");
        String bad = scene.aPricedModel("rehearsal!fail-before");

        List<Run> runs = start(List.of(Column.of(good), Column.of(bad), Column.of("no-such-model")));

        assertThat(Heard.toTheEnd(runs.get(0)).ended().problem()).isNull();
        assertThat(Heard.toTheEnd(runs.get(1)).ended().problem())
                .extracting(Problem::status, Problem::code)
                .containsExactly(502, "upstream_error");
        assertThat(Heard.toTheEnd(runs.get(2)).ended())
                .satisfies(ended -> assertThat(ended.settled()).isNull())
                .extracting(Ended::problem)
                .extracting(Problem::status, Problem::code)
                .containsExactly(404, "model_not_found");
    }

    @Test
    void anAnswerThatBreaksOffKeepsItsTextAndSaysWhy() {
        String model = scene.aPricedModel("rehearsal!cut=6");

        Heard heard = Heard.toTheEnd(start(List.of(Column.of(model))).getFirst());

        assertThat(heard.text()).isNotEmpty();
        assertThat(heard.ended().problem().code()).isEqualTo("upstream_error");
        assertThat(heard.ended().settled().event().charge().total()).isPositive();
    }

    @Test
    void parametersReachTheModel() {
        String model = scene.aPricedModel("rehearsal");

        Heard heard = Heard.toTheEnd(start(List.of(new Column(model, Map.of(Parameter.MAX_TOKENS, new BigDecimal(3)))))
                .getFirst());

        assertThat(heard.ended().finish()).isEqualTo("length");
        assertThat(heard.ended().settled().event().tokens().output()).isEqualTo(3);
    }

    @Test
    void aSuspendedOrganisationIsRefusedInTheApisWords() {
        String model = scene.aPricedModel("rehearsal");
        scene.suspend("The invoice of March is open.");

        Problem problem = Heard.toTheEnd(start(List.of(Column.of(model))).getFirst())
                .ended()
                .problem();

        assertThat(problem.status()).isEqualTo(403);
        assertThat(problem.code()).isEqualTo("organization_suspended");
        assertThat(problem.message()).contains("The invoice of March is open.");
        assertThat(scene.log()).isEmpty();
    }

    @Test
    void anUnpricedModelIsNotOfferedAndRefused() {
        String model = scene.aModel("rehearsal");

        assertThat(playground.models(developer, scene.organisation, "CNY")).doesNotContain(model);
        assertThat(Heard.toTheEnd(start(List.of(Column.of(model))).getFirst())
                        .ended()
                        .problem()
                        .code())
                .isEqualTo("model_not_priced");
    }

    @ParameterizedTest
    @EnumSource(names = {"BILLING", "VIEWER"})
    void refusesRolesThatCallNoModels(MemberRole role) {
        UserId person = scene.person(role);

        assertThatThrownBy(() -> playground.models(person, scene.organisation, "CNY"))
                .isInstanceOf(NotPermittedException.class);
        assertThatThrownBy(() -> start(person, List.of(Column.of("any")))).isInstanceOf(NotPermittedException.class);
        assertThat(scene.log()).isEmpty();
    }

    @Test
    void refusesAnotherOrganisationsProjectAndPeople() {
        var other = new PlaygroundFixtures(portal);

        assertThatThrownBy(() -> start(other.person(MemberRole.OWNER), List.of(Column.of("any"))))
                .isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> playground.start(
                        developer,
                        scene.organisation,
                        other.project.id(),
                        List.of(Column.of("any")),
                        WARRANTY,
                        () -> {}))
                .isInstanceOf(NotFoundException.class);
    }

    @Test
    void knowsARehearsalForOne() {
        assertThat(playground.rehearses(scene.aPricedModel("rehearsal"))).isTrue();
        assertThat(playground.rehearses("no-such-model")).isFalse();
    }

    private List<Run> start(List<Column> columns) {
        return start(columns, () -> {});
    }

    private List<Run> start(List<Column> columns, Runnable changed) {
        return playground.start(developer, scene.organisation, scene.project.id(), columns, WARRANTY, changed);
    }

    private List<Run> start(UserId person, List<Column> columns) {
        return playground.start(person, scene.organisation, scene.project.id(), columns, WARRANTY, () -> {});
    }

    /** What was heard of a run so far. */
    private static final class Heard {

        private final StringBuilder text = new StringBuilder();
        private Progress last;

        static Heard toTheEnd(Run run) {
            var heard = new Heard();
            heard.hearToTheEnd(run);
            return heard;
        }

        Heard hear(Run run) {
            last = run.take();
            text.append(last.text());
            return this;
        }

        void hearToTheEnd(Run run) {
            await().atMost(Duration.ofSeconds(20))
                    .pollInterval(Duration.ofMillis(20))
                    .until(() -> hear(run).last.ended() != null);
        }

        String text() {
            return text.toString();
        }

        Duration firstToken() {
            return last.firstToken();
        }

        Ended ended() {
            return last.ended();
        }
    }
}
