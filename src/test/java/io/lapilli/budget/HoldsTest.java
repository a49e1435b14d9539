package io.lapilli.budget;

import static io.lapilli.budget.BudgetFixtures.aPrice;
import static io.lapilli.budget.BudgetFixtures.hard;
import static io.lapilli.budget.BudgetFixtures.hardTokens;
import static io.lapilli.budget.BudgetFixtures.soft;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lapilli.shared.BudgetId;
import io.lapilli.shared.KeyId;
import io.lapilli.shared.OrganisationId;
import io.lapilli.shared.ProjectId;
import io.lapilli.shared.RequestId;
import io.lapilli.shared.TokenCounts;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is held, worked by hand: 0.001 a prompt token, 0.002 an answer's. */
class HoldsTest {

    private static final Instant NOW = Instant.parse("2026-03-18T04:00:00Z");
    private static final Payer PAYER = new Payer(
            new OrganisationId(UUID.randomUUID()), new ProjectId(UUID.randomUUID()), new KeyId(UUID.randomUUID()));
    private static final Duration AT_ONCE = Duration.ZERO;

    private static Tally tally(BudgetTerms terms, String used) {
        return tally(new BudgetScope.Whole(), terms, used, ZoneOffset.UTC);
    }

    private static Tally tally(BudgetScope scope, BudgetTerms terms, String used, ZoneId zone) {
        var budget = new Budget(new BudgetId(UUID.randomUUID()), PAYER.organisation(), scope, terms, NOW);
        return new Tally(
                new Tally.Kind(scope, terms.limit().ofMoney(), terms.period(), zone),
                new Tally.Limit(budget, terms.limit().value(), terms.mode() == BudgetMode.HARD),
                NOW,
                new BigDecimal(used));
    }

    private static Holds holds(Duration patience, Tally... tallies) {
        var all = new OrganisationTallies(new Returns(), null, List.of(tallies), Map.of());
        return new Holds(_ -> all, new Ends(), new UnderWay(), patience);
    }

    private static Bound bound(long bytes, long counted, int choices, long longest) {
        return new Bound(aPrice(), bytes, () -> counted, choices, longest);
    }

    private static RequestId anId() {
        return new RequestId(UUID.randomUUID());
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            # limit, used,  bytes, counted, n, longest;  held,  cap
            5,       0,     100,   40,      1, 1000,     2.1,   0
            2.1,     0,     100,   40,      1, 1000,     2.1,   0
            # the tokenizer is asked when the bytes do not fit
            2.09,    0,     100,   40,      1, 1000,     2.04,  0
            2.04,    0,     100,   40,      1, 1000,     2.04,  0
            # (2.03 - 0.04) / 0.002 = 995
            2.03,    0,     100,   40,      1, 1000,     2.03,  995
            12.03,   10,    100,   40,      1, 1000,     2.03,  995
            0.072,   0,     100,   40,      1, 1000,     0.072, 16
            0.104,   0,     100,   40,      2, 1000,     0.104, 16
            # 0.041 is left of the answers: 20 tokens, 10 each
            0.121,   0,     100,   40,      2, 10,       0.08,  0
            # the client asked for five
            0.05,    0,     100,   40,      1, 5,        0.05,  0
            10,      0,     100,   40,      1, 10000,    10,    4980
            # a tokenizer that says more than there are bytes is not believed
            0.15,    0,     100,   900,     1, 16,       0.132, 0
            """)
    void holdsTheWorstCase(
            String limit, String used, long bytes, long counted, int n, long longest, String held, long cap) {
        Tally tally = tally(hard(limit, BudgetPeriod.MONTH), used);
        Hold hold = holds(AT_ONCE, tally).take(PAYER, NOW, bound(bytes, counted, n, longest));
        assertThat(hold.money()).isEqualByComparingTo(held);
        assertThat(hold.cap()).isEqualTo(cap);
        assertThat(tally.look(NOW).held).isEqualByComparingTo(held);
        assertThat(tally.look(NOW).used).isEqualByComparingTo(used);
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            # limit, used;  one too few for 16 tokens of answer
            0.071,   0
            10,      9.93
            10,      11
            # not even the prompt
            0.039,   0
            """)
    void refusesWhenNotEvenAShortAnswerFits(String limit, String used) {
        Tally tally = tally(hard(limit, BudgetPeriod.MONTH), used);
        Holds holds = holds(Duration.ofMinutes(1), tally);
        assertThatThrownBy(() -> holds.take(PAYER, NOW, bound(100, 40, 1, 1000)))
                .isInstanceOfSatisfying(
                        NothingLeft.class,
                        nothing -> assertThat(nothing.budget())
                                .isEqualTo(tally.limit().budget()));
        assertThat(tally.look(NOW).held).isZero();
        assertThat(tally.standing(NOW).refusing()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            # tokens, used;  held, cap
            1100,     0,     1100, 0
            1099,     0,     1040, 0
            1039,     0,     1039, 999
            1100,     1000,  100,  60
            1100,     1044,  56,   16
            """)
    void holdsTokens(long limit, String used, long held, long cap) {
        Tally tally = tally(hardTokens(limit, BudgetPeriod.DAY), used);
        Hold hold = holds(AT_ONCE, tally).take(PAYER, NOW, bound(100, 40, 1, 1000));
        assertThat(hold.tokens()).isEqualTo(held);
        assertThat(hold.cap()).isEqualTo(cap);
        assertThatThrownBy(() -> holds(AT_ONCE, tally(hardTokens(1100, BudgetPeriod.DAY), "1045"))
                        .take(PAYER, NOW, bound(100, 40, 1, 1000)))
                .isInstanceOf(NothingLeft.class);
    }

    @Test
    void anEmbeddingFitsOrNot() {
        Tally tally = tally(hard("0.04", BudgetPeriod.MONTH), "0");
        Hold hold = holds(AT_ONCE, tally).take(PAYER, NOW, bound(100, 40, 1, 0));
        assertThat(hold.money()).isEqualByComparingTo("0.04");
        assertThat(hold.cap()).isZero();
        assertThatThrownBy(() -> holds(AT_ONCE, tally).take(PAYER, NOW, bound(1, 1, 1, 0)))
                .isInstanceOf(NothingLeft.class);
    }

    /** The least of what they leave counts, and a refusal leaves nothing behind in any of them. */
    @Test
    void holdsInAllOrInNone() {
        Tally organisation = tally(hard("100", BudgetPeriod.MONTH), "0");
        Tally project =
                tally(new BudgetScope.OfProject(PAYER.project()), hard("0.5", BudgetPeriod.DAY), "0", ZoneOffset.UTC);
        Tally tokens =
                tally(new BudgetScope.OfKey(PAYER.key()), hardTokens(150, BudgetPeriod.DAY), "0", ZoneOffset.UTC);
        Tally another = tally(
                new BudgetScope.OfKey(new KeyId(UUID.randomUUID())),
                hard("0.001", BudgetPeriod.DAY),
                "0",
                ZoneOffset.UTC);
        Tally told = tally(soft("0.001", BudgetPeriod.DAY), "0");
        Holds holds = holds(AT_ONCE, organisation, project, tokens, another, told);

        Hold hold = holds.take(PAYER, NOW, bound(100, 40, 1, 1000));
        assertThat(hold.cap()).isEqualTo(110);
        assertThat(hold.money()).isEqualByComparingTo("0.26");
        assertThat(hold.tokens()).isEqualTo(150);
        assertThat(project.look(NOW).held).isEqualByComparingTo("0.26");
        assertThat(tokens.look(NOW).held).isEqualByComparingTo("150");
        assertThat(another.look(NOW).held).isZero();
        assertThat(told.look(NOW).held).isZero();

        assertThatThrownBy(() -> holds.take(PAYER, NOW, bound(100, 40, 1, 1000)))
                .isInstanceOfSatisfying(
                        NothingLeft.class,
                        nothing -> assertThat(nothing.budget())
                                .isEqualTo(tokens.limit().budget()));
        assertThat(organisation.look(NOW).held).isEqualByComparingTo("0.26");

        hold.settle(anId(), new BigDecimal("0.1"), new TokenCounts(40, 0, 0, 30, 0, 0));
        assertThat(List.of(organisation, project, told))
                .allSatisfy(tally -> assertThat(tally.look(NOW).used).isEqualByComparingTo("0.1"))
                .allSatisfy(tally -> assertThat(tally.look(NOW).held).isZero());
        assertThat(tokens.look(NOW).used).isEqualByComparingTo("70");
        assertThat(another.look(NOW).used).isZero();
    }

    @Test
    void whatWentBeyondTheHoldIsChargedAndCountsNextTime() {
        Tally tally = tally(hard("0.2", BudgetPeriod.MONTH), "0");
        Holds holds = holds(AT_ONCE, tally);
        Hold hold = holds.take(PAYER, NOW, bound(40, 40, 1, 50));
        var tokens = new TokenCounts(40, 0, 0, 100, 0, 0);
        assertThat(hold.overrunBy(new BigDecimal("0.14"), tokens)).isFalse();
        assertThat(hold.overrunBy(new BigDecimal("0.25"), tokens)).isTrue();
        hold.settle(anId(), new BigDecimal("0.25"), tokens);
        assertThat(tally.look(NOW).used).isEqualByComparingTo("0.25");
        assertThatThrownBy(() -> holds.take(PAYER, NOW, bound(1, 1, 1, 1))).isInstanceOf(NothingLeft.class);
    }

    @Test
    void anEndThatCouldNotBeKeptIsTakenBack() {
        Tally tally = tally(hard("1", BudgetPeriod.MONTH), "0");
        Hold hold = holds(AT_ONCE, tally).take(PAYER, NOW, bound(40, 40, 1, 50));
        RequestId id = anId();
        hold.settle(id, new BigDecimal("0.1"), TokenCounts.NONE);
        hold.unsettle(id, new BigDecimal("0.1"), TokenCounts.NONE);
        assertThat(tally.look(NOW).used).isZero();
        assertThat(tally.look(NOW).held).isZero();
    }

    @Test
    @Timeout(20)
    void waitsForWhatOthersGiveBack() throws Exception {
        Tally tally = tally(hard("0.08", BudgetPeriod.MONTH), "0");
        Holds holds = holds(Duration.ofSeconds(15), tally);
        Hold first = holds.take(PAYER, NOW, bound(40, 40, 1, 20));
        var second = CompletableFuture.supplyAsync(() -> holds.take(PAYER, NOW, bound(40, 40, 1, 20)));
        first.release();
        assertThat(second.get(10, TimeUnit.SECONDS).money()).isEqualByComparingTo("0.08");
        assertThatThrownBy(() -> holds(AT_ONCE, tally).take(PAYER, NOW, bound(40, 40, 1, 20)))
                .isInstanceOf(NothingLeft.class);
    }

    /** 0.04 of prompt each; of 480 tokens of answer the first takes half, since others wait, then a quarter, a quarter. */
    @Test
    @Timeout(20)
    void whoMustShareTakesAPart() {
        Tally tally = tally(hard("1", BudgetPeriod.MONTH), "0");
        var all = new OrganisationTallies(new Returns(), null, List.of(tally), Map.of());
        var holds = new Holds(_ -> all, new Ends(), new UnderWay(), AT_ONCE);
        all.returns.enter();
        Bound endless = bound(40, 40, 1, 30_000);
        assertThat(holds.take(PAYER, NOW, endless).cap()).isEqualTo(240);
        assertThat(holds.take(PAYER, NOW, endless).cap()).isEqualTo(120);
        // 0.2 are left: 0.04 and 80 tokens, less than the quarter that is worth waiting for; it may not wait
        assertThat(holds.take(PAYER, NOW, endless).cap()).isEqualTo(80);
        assertThatThrownBy(() -> holds.take(PAYER, NOW, endless)).isInstanceOf(NothingLeft.class);
    }

    @Test
    void aHoldOfYesterdayBurdensNoOtherDay() {
        ZoneId kolkata = ZoneId.of("Asia/Kolkata");
        Tally tally = tally(new BudgetScope.Whole(), hard("0.3", BudgetPeriod.DAY), "0", kolkata);
        Holds holds = holds(AT_ONCE, tally);
        // half past six in the evening of UTC is midnight there
        Instant before = Instant.parse("2026-03-18T18:29:59.999Z");
        Instant after = Instant.parse("2026-03-18T18:30:00Z");
        Hold late = holds.take(PAYER, before, bound(40, 40, 1, 100));
        assertThat(late.money()).isEqualByComparingTo("0.24");
        Hold early = holds.take(PAYER, after, bound(40, 40, 1, 100));
        assertThat(early.money()).isEqualByComparingTo("0.24");
        late.settle(anId(), new BigDecimal("0.2"), TokenCounts.NONE);
        assertThat(tally.look(after).used).isZero();
        assertThat(tally.look(after).held).isEqualByComparingTo("0.24");
        early.settle(anId(), new BigDecimal("0.2"), TokenCounts.NONE);
        assertThat(tally.look(after).used).isEqualByComparingTo("0.2");
        // both days reached half and four fifths? a fifth of 0.3 is missing to four fifths
        assertThat(tally.reached(after))
                .extracting(BudgetAlert::threshold)
                .map(BigDecimal::toPlainString)
                .containsExactly("0.5", "0.5");
        assertThat(tally.reached(after)).isEmpty();
    }

    /** Many at once, of unequal cost: never above, and what is held is all given back. */
    @Test
    @Timeout(20)
    void neverAboveUnderConcurrency() {
        Tally tally = tally(hard("1", BudgetPeriod.MONTH), "0");
        Tally tokens = tally(hardTokens(700, BudgetPeriod.MONTH), "0");
        Holds holds = holds(Duration.ofSeconds(5), tally, tokens);
        var outcomes = new ArrayList<CompletableFuture<Boolean>>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 400; i++) {
                var chance = new Random(i);
                outcomes.add(CompletableFuture.supplyAsync(() -> one(holds, chance), threads));
            }
        }
        assertThat(outcomes).map(CompletableFuture::join).contains(true, false);
        assertThat(tally.look(NOW).held).isZero();
        assertThat(tokens.look(NOW).held).isZero();
        assertThat(tally.look(NOW).used).isLessThanOrEqualTo(BigDecimal.ONE);
        assertThat(tokens.look(NOW).used).isBetween(new BigDecimal("600"), new BigDecimal("700"));
    }

    private static boolean one(Holds holds, Random chance) {
        int prompt = 1 + chance.nextInt(20);
        int longest = 1 + chance.nextInt(60);
        Hold hold;
        try {
            hold = holds.take(PAYER, NOW, bound(prompt * 4L, prompt, 1, longest));
        } catch (NothingLeft refused) {
            return false;
        }
        long most = hold.cap() == 0 ? longest : hold.cap();
        long answered = chance.nextLong(most + 1);
        hold.settle(
                anId(),
                aPrice().charge(new TokenCounts(prompt, 0, 0, answered, 0, 0)).total(),
                new TokenCounts(prompt, 0, 0, answered, 0, 0));
        return true;
    }

    @Test
    void aBudgetThatIsMadeMeanwhileHoldsForWhatIsUnderWay() {
        var book = new java.util.concurrent.atomic.AtomicReference<OrganisationTallies>();
        var underWay = new UnderWay();
        var holds = new Holds(_ -> book.get(), new Ends(), underWay, AT_ONCE);
        Hold first = holds.take(PAYER, NOW, bound(100, 40, 1, 1_000));
        Hold second = holds.take(PAYER, NOW, bound(100, 40, 1, 1_000));
        Hold ended = holds.take(PAYER, NOW, bound(100, 40, 1, 1_000));
        ended.settle(anId(), BigDecimal.ONE, new TokenCounts(100, 0, 0, 450, 0, 0));
        assertThat(first.money()).isZero();

        Tally money = tally(hard("5", BudgetPeriod.MONTH), "0");
        Tally tokens = tally(hardTokens(10_000, BudgetPeriod.MONTH), "0");
        Tally soft = tally(soft("5", BudgetPeriod.MONTH), "0");
        book.set(new OrganisationTallies(new Returns(), null, List.of(money, tokens, soft), Map.of()));
        underWay.each(hold -> hold.meet(book.get()));
        underWay.each(hold -> hold.meet(book.get()));

        assertThat(money.look(NOW).held).isEqualByComparingTo("4.2");
        assertThat(tokens.look(NOW).held).isEqualByComparingTo("2200");
        assertThat(soft.look(NOW).held).isZero();
        // only 0.8 is free: a third one is cut
        assertThat(holds.take(PAYER, NOW, bound(100, 40, 1, 1_000)).cap()).isBetween(16L, 400L);

        first.settle(anId(), new BigDecimal("0.5"), new TokenCounts(100, 0, 0, 200, 0, 0));
        assertThat(money.look(NOW).used).isEqualByComparingTo("0.5");
        assertThat(soft.look(NOW).used).isEqualByComparingTo("0.5");
        second.release();
        assertThat(money.look(NOW).held).isLessThan(new BigDecimal("1"));
        assertThat(tokens.look(NOW).used).isEqualByComparingTo("300");
    }

    @Test
    void aRequestThatWasAdmittedWhileABudgetWasMadeMeetsIt() {
        Tally money = tally(hard("5", BudgetPeriod.MONTH), "0");
        var all = new OrganisationTallies(new Returns(), null, List.of(money), Map.of());
        var looks = new java.util.concurrent.atomic.AtomicInteger();
        // it is there at the second look
        var holds = new Holds(_ -> looks.getAndIncrement() == 0 ? null : all, new Ends(), new UnderWay(), AT_ONCE);
        Hold hold = holds.take(PAYER, NOW, bound(100, 40, 1, 1_000));
        assertThat(money.look(NOW).held).isEqualByComparingTo("2.1");
        hold.release();
        assertThat(money.look(NOW).held).isZero();
    }
}
