package io.lapilli.notice;

import static io.lapilli.identity.Actor.INSTALLATION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.lapilli.apikey.ApiKeys;
import io.lapilli.apikey.NewKey;
import io.lapilli.budget.Budget;
import io.lapilli.budget.BudgetAlert;
import io.lapilli.budget.BudgetDraft;
import io.lapilli.budget.BudgetEvent.BudgetThresholdReached;
import io.lapilli.budget.BudgetLimit;
import io.lapilli.budget.BudgetMode;
import io.lapilli.budget.BudgetPeriod;
import io.lapilli.budget.BudgetScope;
import io.lapilli.budget.BudgetTerms;
import io.lapilli.budget.Budgets;
import io.lapilli.catalog.ModelDraft;
import io.lapilli.catalog.ModelKind;
import io.lapilli.catalog.Models;
import io.lapilli.identity.MemberRole;
import io.lapilli.identity.Organisation;
import io.lapilli.identity.User;
import io.lapilli.pricing.RateDraft;
import io.lapilli.pricing.Rates;
import io.lapilli.project.Projects;
import io.lapilli.shared.Meter;
import io.lapilli.shared.OrganisationId;
import io.lapilli.shared.ProjectId;
import io.lapilli.shared.Slice;
import io.lapilli.support.TestDatabase;
import io.lapilli.tier.Tier;
import io.lapilli.tier.TierAssignments;
import io.lapilli.tier.TierBenefits;
import io.lapilli.tier.TierConditions;
import io.lapilli.tier.TierConditions.TokensInWindow;
import io.lapilli.tier.TierDraft;
import io.lapilli.tier.TierTerms;
import io.lapilli.tier.Tiers;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionOperations;

/** Who is told what, how often, and what counts as read. */
class NoticesTest {

    @Nested
    class OnH2 extends Contract {
        OnH2() {
            super(TestDatabase.H2);
        }
    }

    @Nested
    class OnPostgreSql extends Contract {
        OnPostgreSql() {
            super(TestDatabase.POSTGRESQL);
        }
    }

    abstract static class Contract {

        private final TestDatabase engine;
        private NoticeScene scene;
        private NoticeBoard board;
        private Organisation mori;
        private Organisation hana;
        private User owner;
        private User developer;
        private User billing;
        private User stranger;

        Contract(TestDatabase engine) {
            this.engine = engine;
        }

        @BeforeEach
        void open() {
            scene = new NoticeScene(engine);
            board = scene.bean(NoticeBoard.class);
            mori = scene.identity.organisation("Mori");
            hana = scene.identity.organisation("Hana");
            owner = scene.identity.member(mori.id(), "owner@mori.example", MemberRole.OWNER);
            developer = scene.identity.member(mori.id(), "developer@mori.example", MemberRole.DEVELOPER);
            billing = scene.identity.member(mori.id(), "billing@mori.example", MemberRole.BILLING);
            stranger = scene.identity.member(hana.id(), "owner@hana.example", MemberRole.OWNER);
            scene.identity.clock.forward(Duration.ofSeconds(1));
        }

        @AfterEach
        void close() {
            scene.close();
        }

        @Test
        void aBudgetsThresholdConcernsThoseWhoManageMoneyAndIsToldOnce() {
            ProjectId project = project("Assistant");
            Budget whole = budget(new BudgetScope.Whole());
            Budget ofProject = budget(new BudgetScope.OfProject(project));
            reached(whole, "0.8");
            reached(whole, "0.80");
            later();
            reached(ofProject, "1");

            for (User told : List.of(owner, billing)) {
                assertThat(of(told))
                        .extracting(
                                Notice::kind,
                                Notice::subject,
                                one -> one.share().doubleValue())
                        .containsExactly(
                                tuple(NoticeKind.BUDGET_REACHED, "Assistant", 1.0),
                                tuple(NoticeKind.BUDGET_REACHED, "", 0.8));
            }
            assertThat(of(developer)).isEmpty();
            assertThat(of(stranger)).isEmpty();
        }

        @Test
        void whoLeavesTheOrganisationOrLosesTheRoleReadsItsNoticesNoMore() {
            reached(budget(new BudgetScope.Whole()), "0.5");
            assertThat(of(billing)).hasSize(1);
            scene.identity.members.changeRole(INSTALLATION, mori.id(), billing.id(), MemberRole.DEVELOPER);
            assertThat(of(billing)).isEmpty();
        }

        @Test
        void aRiseIsToldToEverybodyThereAndAFallIsNot() {
            Tier silver = tier("Silver", 1_000);
            Tier gold = tier("Gold", 2_000);
            TierAssignments assignments = scene.bean(TierAssignments.class);
            assignments.assign(INSTALLATION, mori.id(), silver.id());
            later();
            assignments.assign(INSTALLATION, mori.id(), gold.id());
            later();
            assignments.assign(INSTALLATION, mori.id(), silver.id());

            assertThat(of(developer)).extracting(Notice::subject).containsExactly("Gold", "Silver");
            assertThat(of(stranger)).isEmpty();
        }

        @Test
        void anAcceptedInvitationIsToldToThoseWhoManageMembersAndNotToWhoAccepted() {
            String token = scene.identity
                    .invitations
                    .invite(INSTALLATION, mori.id(), "new@mori.example", MemberRole.ADMIN)
                    .token();
            later();
            var newcomer = scene.identity.invitations.accept(token, "Nina New", "an honest mountain of basalt");
            later();

            assertThat(of(owner))
                    .extracting(Notice::kind, Notice::subject)
                    .containsExactly(tuple(NoticeKind.INVITATION_ACCEPTED, "Nina New"));
            assertThat(of(developer)).isEmpty();
            assertThat(board.unread(newcomer)).isZero();
        }

        @Test
        void aPriceThatChangesIsToldOnceForAllItsMetersAndAFirstOneIsNot() {
            scene.bean(Models.class).create(new ModelDraft("chat", ModelKind.CHAT, 1_000, null, List.of()));
            price(Meter.PROMPT_UNCACHED, "2", null, now());
            price(Meter.COMPLETION, "4", null, now());
            assertThat(of(developer)).as("there was none before").isEmpty();

            later();
            Instant announced = now().plus(Duration.ofDays(30));
            price(Meter.PROMPT_UNCACHED, "1", null, announced);
            price(Meter.COMPLETION, "3", null, announced);
            for (User told : List.of(developer, stranger)) {
                assertThat(of(told)).singleElement().satisfies(notice -> {
                    assertThat(notice.kind()).isEqualTo(NoticeKind.PRICE_CHANGES);
                    assertThat(notice.subject()).isEqualTo("chat");
                    assertThat(notice.due()).isEqualTo(announced);
                    assertThat(notice.organisation()).isNull();
                });
            }

            price(Meter.PROMPT_UNCACHED, "0.5", hana.id(), announced);
            assertThat(of(stranger)).as("a contract is told to its customer").hasSize(2);
            assertThat(of(developer)).hasSize(1);
        }

        @Test
        void aKeyThatExpiresIsToldToItsPersonOrToThoseWhoManageKeysOnce() {
            ProjectId project = project("Assistant");
            ApiKeys keys = scene.bean(ApiKeys.class);
            Instant expires = now().plus(Duration.ofDays(20));
            keys.issueProjectKey(INSTALLATION, mori.id(), project, developer.id(), new NewKey("laptop", expires, null));
            keys.issueProjectKey(INSTALLATION, mori.id(), project, null, new NewKey("server", expires, null));
            var revoked =
                    keys.issueProjectKey(INSTALLATION, mori.id(), project, null, new NewKey("old", expires, null));
            keys.revoke(INSTALLATION, mori.id(), revoked.key().id());
            KeyExpiryWatch watch = scene.bean(KeyExpiryWatch.class);

            watch.look();
            assertThat(of(developer)).as("three weeks are far away").isEmpty();

            scene.identity.clock.forward(Duration.ofDays(14));
            keys.issueProjectKey(
                    INSTALLATION,
                    mori.id(),
                    project,
                    developer.id(),
                    new NewKey("for a day", now().plus(Duration.ofDays(1)), null));
            watch.look();
            watch.look();
            assertThat(of(developer)).singleElement().satisfies(notice -> {
                assertThat(notice.subject()).startsWith("laptop …");
                assertThat(notice.due()).isEqualTo(expires);
            });
            assertThat(of(owner))
                    .singleElement()
                    .satisfies(notice -> assertThat(notice.subject()).startsWith("server …"));
            assertThat(of(billing)).isEmpty();
        }

        @Test
        void eachReadsForOneself() {
            Budget budget = budget(new BudgetScope.Whole());
            reached(budget, "0.5");
            later();
            reached(budget, "0.8");
            later();
            assertThat(board.unread(owner.id())).isEqualTo(2);

            board.read(owner.id(), of(owner).getLast().id());
            board.read(owner.id(), of(owner).getLast().id());
            assertThat(board.unread(owner.id())).isEqualTo(1);
            assertThat(of(owner)).extracting(Notice::read).containsExactly(false, true);
            assertThat(board.unread(billing.id())).isEqualTo(2);

            board.readAll(owner.id());
            assertThat(board.unread(owner.id())).isZero();
            assertThat(of(owner)).extracting(Notice::read).containsExactly(true, true);
            later();
            reached(budget, "1");
            assertThat(board.unread(owner.id())).isEqualTo(1);
            board.readAll(owner.id());
            assertThat(board.unread(owner.id())).isZero();
        }

        @Test
        void nobodyMarksWhatDoesNotConcernThem() {
            reached(budget(new BudgetScope.Whole()), "0.5");
            board.read(stranger.id(), of(owner).getFirst().id());
            board.read(developer.id(), of(owner).getFirst().id());
            assertThat(of(owner)).extracting(Notice::read).containsExactly(false);
            assertThat(scene.bean(JdbcTemplate.class).queryForObject("SELECT COUNT(*) FROM notice_read", Integer.class))
                    .isZero();
        }

        @Test
        void whatWasToldBeforeAnAccountWasMadeCountsAsRead() {
            reached(budget(new BudgetScope.Whole()), "0.5");
            later();
            User late = scene.identity.member(mori.id(), "late@mori.example", MemberRole.BILLING);
            assertThat(of(late)).extracting(Notice::read).containsExactly(true);
            assertThat(board.unread(late.id())).isZero();
        }

        @Test
        void comesPageByPageAndGoesWhenItIsOld() {
            Budget budget = budget(new BudgetScope.Whole());
            for (String share : List.of("0.1", "0.2", "0.3", "0.4", "0.5")) {
                reached(budget, share);
                later();
            }
            Slice<Notice> first = board.page(owner.id(), null, 2);
            Slice<Notice> second =
                    board.page(owner.id(), first.items().getLast().id(), 2);
            Slice<Notice> third =
                    board.page(owner.id(), second.items().getLast().id(), 2);
            assertThat(first.hasMore() && second.hasMore()).isTrue();
            assertThat(third.hasMore()).isFalse();
            assertThat(third.items())
                    .singleElement()
                    .satisfies(one -> assertThat(one.share()).isEqualByComparingTo("0.1"));

            board.read(owner.id(), third.items().getLast().id());
            scene.identity.clock.forward(Duration.ofDays(200));
            reached(budget, "1");
            board.forgetOld();
            assertThat(of(owner)).hasSize(1);
        }

        private List<Notice> of(User user) {
            return board.page(user.id(), null, 50).items();
        }

        private void later() {
            scene.identity.clock.forward(Duration.ofSeconds(1));
        }

        private Instant now() {
            return scene.identity.clock.instant();
        }

        private ProjectId project(String name) {
            return scene.bean(Projects.class)
                    .create(INSTALLATION, mori.id(), name)
                    .id();
        }

        private Budget budget(BudgetScope scope) {
            return scene.bean(Budgets.class)
                    .create(
                            INSTALLATION,
                            mori.id(),
                            new BudgetDraft(
                                    scope,
                                    new BudgetTerms(
                                            BudgetLimit.tokens(1_000),
                                            BudgetPeriod.MONTH,
                                            BudgetMode.SOFT,
                                            BudgetTerms.USUAL_THRESHOLDS)));
        }

        private void reached(Budget budget, String threshold) {
            scene.bean(TransactionOperations.class)
                    .executeWithoutResult(_ -> scene.identity
                            .context()
                            .publishEvent(new BudgetThresholdReached(
                                    budget.organisation(),
                                    budget,
                                    new BudgetAlert(
                                            budget.id(),
                                            Instant.parse("2026-03-01T00:00:00Z"),
                                            new BigDecimal(threshold),
                                            BigDecimal.TEN,
                                            BigDecimal.TEN,
                                            now()))));
        }

        private Tier tier(String name, long tokens) {
            return scene.bean(Tiers.class)
                    .create(
                            INSTALLATION,
                            new TierDraft(
                                    name,
                                    null,
                                    new TierTerms(
                                            new TierConditions(new TokensInWindow(tokens, 30), null, null),
                                            new TierBenefits(10, null, BigDecimal.ZERO),
                                            null)));
        }

        private void price(Meter meter, String price, @Nullable OrganisationId contract, Instant from) {
            scene.bean(Rates.class)
                    .add(
                            INSTALLATION,
                            new RateDraft(
                                    "chat",
                                    meter,
                                    new BigDecimal(price),
                                    1_000,
                                    "CNY",
                                    from,
                                    null,
                                    contract,
                                    null,
                                    null,
                                    null,
                                    null));
        }
    }
}
