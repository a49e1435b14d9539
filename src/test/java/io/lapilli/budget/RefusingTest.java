package io.lapilli.budget;

import static io.lapilli.budget.BudgetFixtures.aPrice;
import static io.lapilli.budget.BudgetFixtures.hard;
import static io.lapilli.budget.BudgetScene.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lapilli.identity.Actor;
import io.lapilli.identity.Billing;
import io.lapilli.shared.OrganisationId;
import io.lapilli.support.TestDatabase;
import java.time.Duration;
import javax.sql.DataSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What refused before a start refuses after it, on the screens too. */
class RefusingTest {

    @ParameterizedTest
    @EnumSource
    void aStartKnowsWhatRefused(TestDatabase engine) {
        DataSource source = engine.fresh();
        OrganisationId mori;
        OrganisationId other;
        Budget budget;
        try (var scene = new BudgetScene(source)) {
            mori = scene.aCustomer("Mori");
            other = scene.aCustomer("Other", Billing.PREPAID);
            budget = scene.aBudget(mori, new BudgetScope.Whole(), hard("0.5", BudgetPeriod.DAY));
            for (OrganisationId one : new OrganisationId[] {mori, other}) {
                Payer payer = scene.aPayer(one, "App");
                assertThatThrownBy(() -> scene.holds.take(payer, NOW, new Bound(aPrice(), 1_000, () -> 1_000, 1, 100)))
                        .isInstanceOf(NothingLeft.class);
            }
            scene.node.get(RefusingWatch.class).look();
        }
        try (var scene = new BudgetScene(source)) {
            assertThat(scene.standing(budget).refusing()).isTrue();
            assertThat(scene.wallets.of(other).refusing()).isTrue();
            scene.budgets.modify(Actor.INSTALLATION, mori, budget.id(), _ -> hard("50", BudgetPeriod.DAY));
            assertThat(scene.standing(budget).refusing()).isFalse();
            scene.node.get(RefusingWatch.class).look();
        }
        try (var scene = new BudgetScene(source)) {
            assertThat(scene.standing(budget).refusing()).isFalse();
        }
    }

    @ParameterizedTest
    @EnumSource
    void notInTheNextPeriod(TestDatabase engine) {
        DataSource source = engine.fresh();
        Budget budget;
        try (var scene = new BudgetScene(source)) {
            OrganisationId mori = scene.aCustomer("Mori");
            budget = scene.aBudget(mori, new BudgetScope.Whole(), hard("0.5", BudgetPeriod.DAY));
            Payer payer = scene.aPayer(mori, "App");
            assertThatThrownBy(() -> scene.holds.take(payer, NOW, new Bound(aPrice(), 1_000, () -> 1_000, 1, 100)))
                    .isInstanceOf(NothingLeft.class);
            scene.node.get(RefusingWatch.class).look();
        }
        try (var scene = new BudgetScene(source, NOW.plus(Duration.ofDays(1)))) {
            assertThat(scene.standing(budget).refusing()).isFalse();
        }
    }
}
