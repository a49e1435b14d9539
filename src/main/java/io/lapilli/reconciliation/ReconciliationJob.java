package io.lapilli.reconciliation;

import io.lapilli.metering.Ledger;
import io.lapilli.reconciliation.ReconciliationEvent.DifferencesFound;
import io.lapilli.reconciliation.ReconciliationEvent.RunMoved;
import io.lapilli.reconciliation.ReconciliationRun.State;
import io.lapilli.shared.NewIds;
import io.lapilli.shared.OrganisationId;
import io.lapilli.shared.ReconciliationId;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionOperations;

/**
 * One run of the proof: organisation by organisation, period by period, then wallets and budgets. What is proved is kept
 * at once, so that a run that is interrupted goes on where it was with the next one. One node runs at a time.
 */
@Component
class ReconciliationJob {

    private static final Logger log = LoggerFactory.getLogger(ReconciliationJob.class);
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration PACE = Duration.ofSeconds(1);
    private static final Duration KEPT = Duration.ofDays(90);
    private static final int PAGE = 200;

    private final Plan plan;
    private final Prover prover;
    private final WalletProof wallets;
    private final BudgetProof budgets;
    private final RunStore runs;
    private final PeriodStore periods;
    private final DifferenceStore differences;
    private final Ledger ledger;
    private final TransactionOperations transactions;
    private final ApplicationEventPublisher events;
    private final NewIds ids;
    private final Clock clock;
    private volatile boolean stopped;

    ReconciliationJob(
            Plan plan,
            Prover prover,
            WalletProof wallets,
            BudgetProof budgets,
            RunStore runs,
            PeriodStore periods,
            DifferenceStore differences,
            Ledger ledger,
            TransactionOperations transactions,
            ApplicationEventPublisher events,
            NewIds ids,
            Clock clock) {
        this.plan = plan;
        this.prover = prover;
        this.wallets = wallets;
        this.budgets = budgets;
        this.runs = runs;
        this.periods = periods;
        this.differences = differences;
        this.ledger = ledger;
        this.transactions = transactions;
        this.events = events;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Takes the lease and notes that a run has begun; {@link #run} must follow.
     *
     * @return empty when a run is going on, here or on another node
     */
    Optional<ReconciliationRun> begin(boolean whole) {
        var id = new ReconciliationId(ids.next());
        Instant now = now();
        if (!runs.claim(id, now)) {
            return Optional.empty();
        }
        var run = new ReconciliationRun(id, whole, State.RUNNING, now, null, 0, 0, 0, 0);
        runs.endForgotten(now);
        runs.insert(run);
        moved(id);
        return Optional.of(run);
    }

    /** Proves, until all is proved or the database fails. Returns the run as it ended. */
    ReconciliationRun run(ReconciliationRun begun) {
        var progress = new RunProgress(begun);
        State state = State.FAILED;
        try {
            if (!ledger.awaitTakenIn(PATIENCE)) {
                log.warn("The database is late with the usage journal; what it has is proved");
            }
            everyPeriod(progress, begun.whole());
            goOn();
            everyWallet(progress);
            goOn();
            everyBudget(progress);
            state = State.DONE;
        } catch (DataAccessException | TransactionException away) {
            log.error("Reconciliation {} failed; what it had proved stays, the next one goes on", begun.id(), away);
        } catch (RunInterrupted interrupted) {
            log.warn("Reconciliation {} ended early: {}", begun.id(), interrupted.getMessage());
        }
        return end(progress, state);
    }

    /** Lets a run end where it is. */
    void stop() {
        stopped = true;
    }

    private void everyPeriod(RunProgress progress, boolean whole) {
        OrganisationId last = null;
        List<OrganisationId> page = periods.organisations(null, PAGE);
        Instant told = now();
        while (!page.isEmpty()) {
            for (OrganisationId organisation : page) {
                List<Period> planned = plan.of(organisation, whole);
                for (Period period : planned) {
                    prove(progress, period);
                    told = tell(progress, told);
                }
                if (!planned.isEmpty()) {
                    progress.organisation();
                }
                last = organisation;
            }
            page = periods.organisations(last, PAGE);
        }
    }

    private void prove(RunProgress progress, Period period) {
        Proof proof = prover.prove(period);
        Instant at = now();
        Long fresh = transactions.execute(_ -> {
            periods.proved(proof, at);
            return differences.replace(period, proof.differences(), at);
        });
        progress.proved(proof, fresh == null ? 0 : fresh);
    }

    private void everyWallet(RunProgress progress) {
        for (OrganisationId organisation : wallets.organisations()) {
            keep(progress, organisation, Comparison.WALLET, wallets.prove(organisation));
        }
    }

    private void everyBudget(RunProgress progress) {
        for (Map.Entry<OrganisationId, List<Difference>> its : budgets.prove().entrySet()) {
            keep(progress, its.getKey(), Comparison.BUDGETS, its.getValue());
        }
    }

    private void keep(
            RunProgress progress, OrganisationId organisation, Comparison comparison, List<Difference> found) {
        Long fresh = transactions.execute(_ -> differences.replace(organisation, comparison, found, now()));
        progress.found(organisation, fresh == null ? 0 : fresh);
    }

    private void goOn() {
        if (stopped) {
            throw new RunInterrupted("the portal stops");
        }
    }

    /** Shows that it lives, to others and on screens. @return when it did so last */
    private Instant tell(RunProgress progress, Instant told) {
        goOn();
        Instant now = now();
        if (now.isBefore(told.plus(PACE))) {
            return told;
        }
        ReconciliationRun run = progress.as(State.RUNNING, null);
        if (!runs.renew(run.id(), now)) {
            throw new RunInterrupted("another node has taken over");
        }
        runs.update(run);
        moved(run.id());
        return now;
    }

    private ReconciliationRun end(RunProgress progress, State state) {
        Instant at = now();
        ReconciliationRun ended = progress.as(state, at);
        try {
            transactions.executeWithoutResult(_ -> {
                runs.update(ended);
                runs.trim(at.minus(KEPT));
                runs.release(ended.id());
                if (ended.newlyFound() > 0) {
                    events.publishEvent(new DifferencesFound(ended.id(), progress.found()));
                }
            });
        } catch (DataAccessException | TransactionException away) {
            log.error("The end of reconciliation {} could not be kept", ended.id(), away);
        }
        say(ended, progress.found().size());
        moved(ended.id());
        return ended;
    }

    private static void say(ReconciliationRun ended, int organisations) {
        if (ended.newlyFound() > 0) {
            log.error(
                    "Reconciliation {} found {} new differences of {} organisations; the operator's screen names them",
                    ended.id(),
                    ended.newlyFound(),
                    organisations);
        } else {
            log.info(
                    "Reconciliation {} read {} periods with {} requests and found nothing new",
                    ended.id(),
                    ended.periods(),
                    ended.requests());
        }
    }

    private void moved(ReconciliationId run) {
        events.publishEvent(new RunMoved(run));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
