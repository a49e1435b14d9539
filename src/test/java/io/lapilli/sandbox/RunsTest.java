package io.lapilli.sandbox;

import static io.lapilli.identity.Actor.INSTALLATION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.lapilli.identity.OrganisationDirectory;
import io.lapilli.identity.PlatformRole;
import io.lapilli.pricing.RateDraft;
import io.lapilli.pricing.Rates;
import io.lapilli.sandbox.text.ChangeSet;
import io.lapilli.shared.InvalidInputException;
import io.lapilli.shared.Meter;
import io.lapilli.shared.NotPermittedException;
import io.lapilli.support.HttpTest;
import io.lapilli.usage.RequestLog;
import io.lapilli.usage.Settled;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** Runs through the real gateway, with the rehearsal behind it. */
@HttpTest
class RunsTest {

    @Autowired
    ApplicationContext portal;

    private LiveFixtures scene;
    private Runs runs;
    private LiveRunStore store;

    @BeforeEach
    void open() {
        scene = new LiveFixtures(portal);
        runs = scene.get(Runs.class);
        store = scene.get(LiveRunStore.class);
    }

    @Test
    void isChargedToTheOperatorAtTheCustomersPricesAndNeverToTheCustomer() {
        String model = scene.models.aPricedModel("rehearsal");
        // the customer pays ten times the list price for answers
        scene.get(Rates.class)
                .add(
                        INSTALLATION,
                        new RateDraft(
                                model,
                                Meter.COMPLETION,
                                new BigDecimal("20"),
                                1000,
                                "CNY",
                                null,
                                null,
                                scene.models.organisation,
                                null,
                                null,
                                null,
                                null));
        LiveSession session = scene.session(model, "500", scene.models.organisation);
        Participant host = scene.host(session);

        runs.start(host, null);
        LiveRun run = ended(session);

        assertThat(run.state()).isEqualTo(LiveRun.State.DONE);
        assertThat(run.answer()).isNotBlank();
        assertThat(run.prompt()).contains("Mori Mobile", "two years").doesNotContain("{{");
        LiveRun.Result result = run.result();
        assertThat(result.cost())
                .isEqualByComparingTo(new BigDecimal(result.promptTokens())
                        .add(new BigDecimal(20 * result.answerTokens()))
                        .movePointLeft(3));
        Settled settled = await().atMost(Duration.ofSeconds(10))
                .until(
                        () -> scene.get(RequestLog.class)
                                .find(
                                        scene.get(OrganisationDirectory.class)
                                                .operator()
                                                .id(),
                                        result.request()),
                        found -> found.isPresent())
                .orElseThrow();
        assertThat(settled.event().charge().total()).isEqualByComparingTo(result.cost());
        assertThat(scene.models.log()).isEmpty();
    }

    @Test
    void theSessionsBudgetHolds() {
        LiveSession session = scene.session(scene.models.aPricedModel("rehearsal"), "0.5", null);
        Participant host = scene.host(session);
        LiveSession other = scene.session(model(session), "500", null);

        runs.start(host, null);
        LiveRun first = ended(session);
        await().atMost(Duration.ofSeconds(20)).until(() -> {
            runs.start(host, null);
            return ended(session).state() == LiveRun.State.FAILED;
        });

        assertThat(ended(session).result().problem()).contains("budget");
        assertThat(first.result().request()).isNotNull();
        runs.start(scene.host(other), null);
        assertThat(ended(other).state()).isEqualTo(LiveRun.State.DONE);
    }

    @Test
    void aStoppedRunEndsAndKeepsWhatCame() {
        LiveSession session = scene.session(scene.models.aPricedModel("rehearsal!slow"), "500", null);
        Participant host = scene.host(session);
        runs.start(host, null);
        await().atMost(Duration.ofSeconds(10)).until(() -> last(session).state() == LiveRun.State.RUNNING);

        runs.stop(host, null);

        assertThat(ended(session).state()).isEqualTo(LiveRun.State.STOPPED);
    }

    @Test
    void aPauseInTypingRunsTheChangedVariantAgain() {
        LiveSession session = scene.session(scene.models.aPricedModel("rehearsal"), "500", null);
        Participant host = scene.host(session);
        scene.get(LiveSessions.class).set(host, null, true, null);
        runs.start(host, null);
        LiveRun first = ended(session);
        Document prompt = scene.get(DocumentStore.class).all(session.id()).stream()
                .filter(one -> one.kind() == DocumentKind.PROMPT)
                .findFirst()
                .orElseThrow();

        scene.get(Editing.class)
                .type(
                        host,
                        prompt.id(),
                        new NewChanges(
                                0,
                                "hostscreen",
                                0,
                                List.of(ChangeSet.between(prompt.text(), prompt.text() + "\nBe brief."))),
                        null);

        await().atMost(Duration.ofSeconds(15)).until(() -> !last(session).id().equals(first.id()));
        LiveRun again = ended(session);
        assertThat(again.version()).isEqualTo(1);
        assertThat(again.prompt()).endsWith("Be brief.");
        assertThat(again.input()).isEqualTo(first.input());
    }

    @Test
    void asksNothingOfNothingAndNothingWhenItIsOver() {
        LiveSession session = scene.session(scene.models.aPricedModel("rehearsal"), "500", null);
        Participant host = scene.host(session);
        scene.get(LiveSessions.class).set(host, Stage.WON, null, null);

        assertThatThrownBy(() -> runs.start(host, null)).isInstanceOf(InvalidInputException.class);
        assertThat(store.last(session.id())).isEmpty();
    }

    @Test
    void everybodyWhoLeadsLivesessionsIsAHostAndNobodyElse() {
        LiveSession session = scene.session(scene.models.aPricedModel("rehearsal"), "500", null);
        Participants people = scene.get(Participants.class);

        assertThat(people.host(scene.staff(PlatformRole.OPERATOR_ADMIN), session.id())
                        .role())
                .isEqualTo(RoomRole.HOST);
        for (PlatformRole role : List.of(PlatformRole.SUPPORT, PlatformRole.FINANCE)) {
            assertThatThrownBy(() -> people.host(scene.staff(role), session.id()))
                    .isInstanceOf(NotPermittedException.class);
        }
    }

    private String model(LiveSession session) {
        return scene.get(VariantStore.class)
                .of(session.id())
                .getFirst()
                .column()
                .model();
    }

    private LiveRun last(LiveSession session) {
        return store.last(session.id()).getFirst();
    }

    private LiveRun ended(LiveSession session) {
        return await().atMost(Duration.ofSeconds(30))
                .until(
                        () -> last(session),
                        run -> run.result() != null && run.result().request() != null
                                || run.state() == LiveRun.State.FAILED);
    }
}
