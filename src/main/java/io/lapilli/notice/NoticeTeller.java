package io.lapilli.notice;

import io.lapilli.budget.BudgetAlert;
import io.lapilli.budget.BudgetEvent.BudgetThresholdReached;
import io.lapilli.budget.BudgetNames;
import io.lapilli.identity.IdentityEvent.InvitationAccepted;
import io.lapilli.identity.OrganisationDirectory;
import io.lapilli.identity.Permission;
import io.lapilli.identity.Users;
import io.lapilli.pricing.PriceBook;
import io.lapilli.pricing.PricingContext;
import io.lapilli.pricing.Rate;
import io.lapilli.pricing.RateAdded;
import io.lapilli.shared.OrganisationId;
import io.lapilli.tier.Tier;
import io.lapilli.tier.TierEvent.OrganisationTierChanged;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Turns what happened in other modules into notices, in the same transaction. */
@Component
class NoticeTeller {

    /** A price that began longer ago is history that is entered, not a change. */
    private static final Duration JUST_NOW = Duration.ofMinutes(5);

    private final NoticeBoard board;
    private final BudgetNames budgets;
    private final Users users;
    private final PriceBook prices;
    private final OrganisationDirectory organisations;
    private final Clock clock;

    NoticeTeller(
            NoticeBoard board,
            BudgetNames budgets,
            Users users,
            PriceBook prices,
            OrganisationDirectory organisations,
            Clock clock) {
        this.board = board;
        this.budgets = budgets;
        this.users = users;
        this.prices = prices;
        this.organisations = organisations;
        this.clock = clock;
    }

    @EventListener
    void on(BudgetThresholdReached reached) {
        BudgetAlert alert = reached.alert();
        String name =
                budgets.of(reached.organisation(), List.of(reached.budget())).getOrDefault(alert.budget(), "");
        board.tell(new NewNotice(
                NoticeKind.BUDGET_REACHED,
                Audience.whoMay(Permission.MANAGE_MONEY, reached.organisation()),
                reached.organisation(),
                null,
                name,
                alert.threshold(),
                null,
                "budget " + alert.budget().text() + " " + alert.periodStart() + " "
                        + alert.threshold().stripTrailingZeros().toPlainString()));
    }

    @EventListener
    void on(OrganisationTierChanged changed) {
        Tier from = changed.from();
        Tier to = changed.to();
        if (to != null && (from == null || to.rank() > from.rank())) {
            board.tell(new NewNotice(
                    NoticeKind.TIER_ROSE,
                    Audience.whoMay(Permission.VIEW, changed.organisation()),
                    changed.organisation(),
                    null,
                    to.name(),
                    null,
                    null,
                    "tier " + changed.organisation().text() + " " + to.id().text() + " " + clock.instant()));
        }
    }

    @EventListener
    void on(InvitationAccepted accepted) {
        OrganisationId organisation = accepted.organisation();
        if (organisation != null) {
            board.tell(new NewNotice(
                    NoticeKind.INVITATION_ACCEPTED,
                    Audience.whoMay(Permission.MANAGE_MEMBERS, organisation),
                    organisation,
                    accepted.user(),
                    users.get(accepted.user()).name(),
                    null,
                    null,
                    "invitation " + accepted.invitation().text()));
        }
    }

    /** List prices concern everybody, a contract its customer; the rates of one model at one instant are one change. */
    @EventListener
    void on(RateAdded added) {
        Rate rate = added.rate();
        OrganisationId contract = rate.organisation();
        if (rate.tier() != null || rate.validFrom().isBefore(clock.instant().minus(JUST_NOW)) || !hadAPrice(rate)) {
            return;
        }
        board.tell(new NewNotice(
                NoticeKind.PRICE_CHANGES,
                contract == null ? Audience.everybody() : Audience.whoMay(Permission.VIEW, contract),
                contract,
                null,
                rate.model(),
                null,
                rate.validFrom(),
                "price " + rate.model() + " " + rate.validFrom() + " "
                        + (contract == null ? "list" : contract.text())));
    }

    /** Before this one: the book learns of it after the commit. */
    private boolean hadAPrice(Rate rate) {
        OrganisationId whose =
                rate.organisation() == null ? organisations.operator().id() : rate.organisation();
        return !prices.history(
                        new PricingContext(rate.model(), whose, rate.currency(), null, "", clock.instant()),
                        rate.meter())
                .isEmpty();
    }
}
