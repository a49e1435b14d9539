package io.lapilli.budget;

import static io.lapilli.budget.BudgetFixtures.aPrice;
import static io.lapilli.budget.BudgetScene.NOW;
import static io.lapilli.budget.BudgetScene.cost;
import static io.lapilli.identity.Actor.INSTALLATION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lapilli.identity.Actor;
import io.lapilli.identity.Billing;
import io.lapilli.identity.OrganisationChange;
import io.lapilli.identity.Organisations;
import io.lapilli.shared.InvalidInputException;
import io.lapilli.shared.NotPermittedException;
import io.lapilli.shared.OrganisationId;
import io.lapilli.shared.RequestId;
import io.lapilli.shared.TokenCounts;
import io.lapilli.shared.UserId;
import io.lapilli.support.TestDatabase;
import io.lapilli.usage.Settled;
import io.lapilli.usage.UsageHistory;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

class WalletsTest {

    private static WalletDraft draft(WalletEntry.Kind kind, String amount) {
        return new WalletDraft(kind, new BigDecimal(amount), "  by transfer 4711 ");
    }

    private static Hold hold(BudgetScene scene, Payer payer, int prompt, int longest) {
        return scene.holds.take(payer, NOW, new Bound(aPrice(), prompt, () -> prompt, 1, longest));
    }

    private static BudgetScope.Whole whole() {
        return new BudgetScope.Whole();
    }

    @ParameterizedTest
    @EnumSource
    void aPrepaidOneIsRefusedWhenItsWalletIsEmptyAndServedOnceThereIsSomething(TestDatabase engine) {
        try (var scene = new BudgetScene(engine)) {
            OrganisationId mori = scene.aCustomer("Mori", Billing.PREPAID);
            Payer app = scene.aPayer(mori, "App");
            assertThatThrownBy(() -> hold(scene, app, 10, 10))
                    .isInstanceOfSatisfying(
                            NothingLeft.class,
                            nothing -> assertThat(nothing.budget()).isNull());
            assertThat(scene.wallets.of(mori).refusing()).isTrue();

            WalletEntry entry = scene.wallets.enter(INSTALLATION, mori, draft(WalletEntry.Kind.TOP_UP, "0.05"));
            assertThat(entry.note()).isEqualTo("by transfer 4711");
            Hold first = hold(scene, app, 10, 10);
            assertThat(scene.wallets.of(mori).held()).isEqualByComparingTo("0.03");
            // 0.02 are left: ten of prompt and five of an answer, of which five were asked for
            Hold second = hold(scene, app, 10, 5);
            assertThatThrownBy(() -> hold(scene, app, 1, 1)).isInstanceOf(NothingLeft.class);
            second.release();
            first.settle(new RequestId(UUID.randomUUID()), new BigDecimal("0.02"), TokenCounts.NONE);
            assertThat(scene.wallets.of(mori).balance()).isEqualByComparingTo("0.03");
            assertThat(scene.wallets.of(mori).held()).isZero();
        }
    }

    @Test
    void aPostpaidOneIsNeverRefused() {
        try (var scene = new BudgetScene(TestDatabase.H2)) {
            OrganisationId mori = scene.aCustomer("Mori");
            assertThat(hold(scene, scene.aPayer(mori, "App"), 1_000_000, 1_000_000)
                            .money())
                    .isZero();
            assertThat(scene.wallets.of(mori))
                    .isEqualTo(new Wallet(mori, "CNY", false, BigDecimal.ZERO, BigDecimal.ZERO, false));
        }
    }

    /** The charges of a day are one line, and all lines together with what is in the rollups prove each other. */
    @ParameterizedTest
    @EnumSource
    void chargesAreWrittenWithTheUsageThatTheySum(TestDatabase engine) {
        var database = engine.fresh();
        OrganisationId mori;
        try (var scene = new BudgetScene(database)) {
            mori = scene.aCustomer("Mori", Billing.PREPAID);
            OrganisationId later = scene.aCustomer("Later");
            Payer app = scene.aPayer(mori, "App");
            scene.wallets.enter(INSTALLATION, mori, draft(WalletEntry.Kind.TOP_UP, "100"));
            scene.wallets.enter(INSTALLATION, mori, draft(WalletEntry.Kind.REFUND, "10"));
            scene.wallets.enter(INSTALLATION, mori, draft(WalletEntry.Kind.ADJUSTMENT, "-0.5"));
            uses(scene, app, Duration.ZERO, 1_000);
            uses(scene, app, Duration.ofHours(1), 2_000);
            // Shanghai's next day
            uses(scene, app, Duration.ofHours(12), 4_000);
            scene.uses(scene.aPayer(later, "App"), NOW, 8_000);

            assertThat(scene.wallets.ledger(later, null, 10).items()).isEmpty();
            List<WalletEntry> lines = scene.wallets.ledger(mori, null, 10).items();
            assertThat(lines)
                    .extracting(WalletEntry::kind)
                    .containsExactlyInAnyOrder(
                            WalletEntry.Kind.TOP_UP,
                            WalletEntry.Kind.REFUND,
                            WalletEntry.Kind.ADJUSTMENT,
                            WalletEntry.Kind.CHARGE,
                            WalletEntry.Kind.CHARGE);
            assertThat(lines.stream().filter(line -> line.chargedOn() != null))
                    .extracting(WalletEntry::chargedOn, WalletEntry::amount)
                    .containsExactlyInAnyOrder(
                            org.assertj.core.groups.Tuple.tuple(
                                    LocalDate.of(2026, 3, 18),
                                    cost(3_000).negate().stripTrailingZeros()),
                            org.assertj.core.groups.Tuple.tuple(
                                    LocalDate.of(2026, 3, 19),
                                    cost(4_000).negate().stripTrailingZeros()));
            assertThat(sum(
                            scene,
                            "SELECT -SUM(amount) FROM wallet_entry WHERE kind = 'CHARGE' AND organisation_id = ?",
                            mori))
                    .isEqualByComparingTo(
                            sum(scene, "SELECT SUM(amount) FROM usage_quarter WHERE organisation_id = ?", mori));
            assertThat(scene.wallets.of(mori).balance())
                    .isEqualByComparingTo(new BigDecimal("89.5").subtract(cost(7_000)));

            // a page and the next
            var firstPage = scene.wallets.ledger(mori, null, 2);
            assertThat(firstPage.hasMore()).isTrue();
            assertThat(scene.wallets
                            .ledger(mori, firstPage.items().getLast().id(), 10)
                            .items())
                    .isEqualTo(lines.subList(2, 5));
        }
        try (var restarted = new BudgetScene(database)) {
            assertThat(restarted.wallets.of(mori).balance())
                    .isEqualByComparingTo(new BigDecimal("89.5").subtract(cost(7_000)));
        }
    }

    private static void uses(BudgetScene scene, Payer payer, Duration after, long tokens) {
        Settled settled = BudgetScene.request(payer, NOW.plus(after), tokens);
        scene.holds
                .take(payer, NOW.plus(after), new Bound(aPrice(), 1, () -> 1, 1, 1))
                .settle(settled.id(), cost(tokens), TokenCounts.NONE);
        scene.node.get(UsageHistory.class).append(List.of(settled));
    }

    private static BigDecimal sum(BudgetScene scene, String sql, OrganisationId organisation) {
        return scene.node
                .get(JdbcClient.class)
                .sql(sql)
                .param(organisation.value())
                .query(BigDecimal.class)
                .single();
    }

    /** What was used while paying afterwards is on an invoice, and never in the wallet. */
    @ParameterizedTest
    @EnumSource
    void whoBeginsToPayInAdvanceOwesTheWalletNothing(TestDatabase engine) {
        try (var scene = new BudgetScene(engine)) {
            OrganisationId mori = scene.aCustomer("Mori");
            Payer app = scene.aPayer(mori, "App");
            scene.uses(app, NOW.minusSeconds(60), 1_000);
            become(scene, mori, Billing.PREPAID);
            scene.uses(app, NOW.minusSeconds(1), 1_000);
            assertThat(scene.wallets.of(mori).balance()).isZero();
            assertThat(scene.wallets.of(mori).prepaid()).isTrue();
            scene.wallets.enter(INSTALLATION, mori, draft(WalletEntry.Kind.GRANT, "5"));
            scene.node.clock().forward(Duration.ofHours(1));
            uses(scene, app, Duration.ofHours(1), 1_000);
            become(scene, mori, Billing.POSTPAID);
            scene.node.clock().forward(Duration.ofHours(1));
            scene.uses(app, NOW.plus(Duration.ofHours(2)), 1_000);
            assertThat(scene.wallets.of(mori).balance())
                    .isEqualByComparingTo(new BigDecimal("5").subtract(cost(1_000)));
            become(scene, mori, Billing.PREPAID);
            assertThat(scene.wallets.of(mori).balance())
                    .isEqualByComparingTo(new BigDecimal("5").subtract(cost(1_000)));
        }
    }

    private static void become(BudgetScene scene, OrganisationId organisation, Billing billing) {
        scene.node
                .get(Organisations.class)
                .modify(
                        INSTALLATION,
                        organisation,
                        now -> new OrganisationChange(now.name(), billing, now.timeZone(), null));
    }

    @ParameterizedTest
    @EnumSource
    void aCodeIsRedeemedOnceByOne(TestDatabase engine) throws Exception {
        try (var scene = new BudgetScene(engine);
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            OrganisationId mori = scene.aCustomer("Mori", Billing.PREPAID);
            OrganisationId other = scene.aCustomer("Other", Billing.PREPAID);
            IssuedCode issued = scene.codes.create(
                    INSTALLATION, new RedemptionDraft(new BigDecimal("50"), "CNY", "Fair", null, null));
            assertThat(issued.value())
                    .matches("LAP(-[0-9A-HJKMNP-TV-Z]{5}){4}")
                    .endsWith(issued.code().last4());
            assertThat(issued.toString()).doesNotContain(issued.value());
            String typed = issued.value()
                    .toLowerCase()
                    .replace("-", " ")
                    .replace('0', 'o')
                    .replace('1', 'l');

            Callable<Boolean> attempt = () -> {
                try {
                    scene.codes.redeem(INSTALLATION, Thread.currentThread().threadId() % 2 == 0 ? mori : other, typed);
                    return true;
                } catch (CodeUnusable late) {
                    return false;
                }
            };
            List<Future<Boolean>> attempts = threads.invokeAll(java.util.Collections.nCopies(12, attempt));
            int redeemed = 0;
            for (Future<Boolean> one : attempts) {
                redeemed += one.get() ? 1 : 0;
            }
            assertThat(redeemed).isEqualTo(1);
            assertThat(scene.wallets
                            .of(mori)
                            .balance()
                            .add(scene.wallets.of(other).balance()))
                    .isEqualByComparingTo("50");
            assertThat(scene.codes.get(issued.code().id()).state(NOW)).isEqualTo(RedemptionCode.State.REDEEMED);
            assertThat(scene.node
                            .get(JdbcClient.class)
                            .sql("SELECT code_hash FROM redemption_code")
                            .query(String.class)
                            .single())
                    .doesNotContain(issued.value());
        }
    }

    @Test
    void codesOfOthersExpiredWithdrawnAndInventedOnesAreRefusedAlike() {
        try (var scene = new BudgetScene(TestDatabase.H2)) {
            OrganisationId mori = scene.aCustomer("Mori", Billing.PREPAID);
            OrganisationId other = scene.aCustomer("Other", Billing.PREPAID);
            var amount = new BigDecimal("5");
            IssuedCode theirs = scene.codes.create(INSTALLATION, new RedemptionDraft(amount, "CNY", null, other, null));
            IssuedCode euro = scene.codes.create(INSTALLATION, new RedemptionDraft(amount, "EUR", null, null, null));
            IssuedCode withdrawn =
                    scene.codes.create(INSTALLATION, new RedemptionDraft(amount, "CNY", null, null, null));
            scene.codes.withdraw(INSTALLATION, withdrawn.code().id());
            IssuedCode expired = scene.codes.create(
                    INSTALLATION, new RedemptionDraft(amount, "CNY", null, null, NOW.plusSeconds(10)));
            scene.node.clock().forward(Duration.ofSeconds(10));
            for (String value : List.of(
                    theirs.value(),
                    euro.value(),
                    withdrawn.value(),
                    expired.value(),
                    "LAP-AAAAA-AAAAA-AAAAA-AAAAA",
                    "")) {
                assertThatThrownBy(() -> scene.codes.redeem(INSTALLATION, mori, value))
                        .isInstanceOf(CodeUnusable.class);
            }
            assertThat(scene.wallets.of(mori).balance()).isZero();
            assertThat(scene.codes.redeem(INSTALLATION, other, theirs.value()).amount())
                    .isEqualByComparingTo("5");
            assertThatThrownBy(() ->
                            scene.codes.withdraw(INSTALLATION, theirs.code().id()))
                    .isInstanceOf(InvalidInputException.class);
        }
    }

    @Test
    void onlyTheSellerEntersAndMakesCodes() {
        try (var scene = new BudgetScene(TestDatabase.H2)) {
            OrganisationId mori = scene.aCustomer("Mori");
            Actor somebody = Actor.user(new UserId(UUID.randomUUID()));
            assertThatThrownBy(() -> scene.wallets.enter(somebody, mori, draft(WalletEntry.Kind.TOP_UP, "1")))
                    .isInstanceOf(NotPermittedException.class);
            assertThatThrownBy(() ->
                            scene.codes.create(somebody, new RedemptionDraft(BigDecimal.ONE, "CNY", null, null, null)))
                    .isInstanceOf(NotPermittedException.class);
            assertThatThrownBy(() -> scene.budgets.create(
                            somebody, mori, new BudgetDraft(whole(), BudgetFixtures.hard("1", BudgetPeriod.DAY))))
                    .isInstanceOf(io.lapilli.shared.NotFoundException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "1e20", "0.0000000001"})
    void refusesAmountsThatCantBe(String amount) {
        assertThatThrownBy(() -> new WalletDraft(WalletEntry.Kind.TOP_UP, new BigDecimal(amount), null))
                .isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> new WalletDraft(WalletEntry.Kind.CHARGE, BigDecimal.ONE, null))
                .isInstanceOf(InvalidInputException.class);
    }
}
