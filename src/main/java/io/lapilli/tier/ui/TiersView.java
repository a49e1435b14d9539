package io.lapilli.tier.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Text;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import io.lapilli.identity.CurrentUser;
import io.lapilli.identity.OrganisationDirectory;
import io.lapilli.shared.AlreadyExistsException;
import io.lapilli.shared.InvalidInputException;
import io.lapilli.shared.LapilliSettings;
import io.lapilli.tier.DistributionShape;
import io.lapilli.tier.Tier;
import io.lapilli.tier.TierBenefits;
import io.lapilli.tier.TierDistribution;
import io.lapilli.tier.TierDistribution.Flow;
import io.lapilli.tier.TierDistribution.Month;
import io.lapilli.tier.TierDistribution.Share;
import io.lapilli.tier.TierDistributions;
import io.lapilli.tier.TierInUseException;
import io.lapilli.tier.Tiers;
import io.lapilli.ui.Buttons;
import io.lapilli.ui.Chart;
import io.lapilli.ui.Confirmation;
import io.lapilli.ui.DataTable;
import io.lapilli.ui.EmptyState;
import io.lapilli.ui.FormDialog;
import io.lapilli.ui.Formats;
import io.lapilli.ui.Icon;
import io.lapilli.ui.MenuOrder;
import io.lapilli.ui.Panel;
import io.lapilli.ui.Sentence;
import io.lapilli.ui.ShapeBar;
import io.lapilli.ui.Tag;
import io.lapilli.ui.TimeText;
import io.lapilli.ui.Toast;
import io.lapilli.ui.View;
import jakarta.annotation.security.RolesAllowed;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The seller's desk of tiers: how customers are spread over them, what each asks for and gives, who moved. */
@Route("operator/tiers")
@Menu(title = "tiers.menu", order = MenuOrder.OPERATOR + 50, icon = "step")
@RolesAllowed({"OPERATOR_ADMIN", "FINANCE"})
class TiersView extends View {

    private static final int MONTHS = 6;
    private static final BigDecimal POINT = BigDecimal.ONE;

    private final Tiers tiers;
    private final TierDistributions distributions;
    private final CurrentUser user;
    private final String listCurrency;
    private final Formats formats;
    private final TierWords words;
    private final boolean mayChange;
    private final Div parts = new Div();

    private record Move(Month month, Flow flow) {}

    TiersView(
            Tiers tiers,
            TierDistributions distributions,
            OrganisationDirectory organisations,
            CurrentUser user,
            LapilliSettings settings,
            Clock clock) {
        super("tiers.title");
        this.tiers = tiers;
        this.distributions = distributions;
        this.user = user;
        this.listCurrency = settings.currency();
        this.formats = Formats.current().in(organisations.operator().timeZone());
        this.words = new TierWords(formats, LocalDate.ofInstant(clock.instant(), formats.zone()));
        this.mayChange = user.actor().seller();
        if (mayChange) {
            head().actions(Buttons.primary(getTranslation("tiers.create"), _ -> create()));
        }
        parts.addClassName("lap-parts");
        add(parts);
        draw();
    }

    private void draw() {
        TierDistribution distribution = distributions.now(MONTHS);
        head().sub(getTranslation(
                "tiers.sub",
                distribution.members(),
                formats.count(distribution.members()),
                distribution.withoutTier(),
                formats.count(distribution.withoutTier())));
        parts.removeAll();
        if (distribution.shares().isEmpty()) {
            parts.add(
                    new Panel().with(new EmptyState(getTranslation("tiers.none"), getTranslation("tiers.none.text"))));
            return;
        }
        parts.add(shape(distribution), terms(distribution), movement(distribution));
    }

    private Panel shape(TierDistribution distribution) {
        double widest = distribution.shares().stream()
                .mapToDouble(share -> Math.max(
                        share.percent().doubleValue(),
                        share.targetPercent() == null
                                ? 0
                                : share.targetPercent().doubleValue()))
                .max()
                .orElse(1);
        var table = new DataTable<Share>(getTranslation("tiers.members"))
                .text(getTranslation("tier.title"), share -> TierWords.name(share.tier()))
                .component(getTranslation("tiers.shape"), share -> bar(share, Math.max(widest, 1)))
                .number(getTranslation("tiers.members"), share -> formats.count(share.members()))
                .number(getTranslation("tiers.share"), share -> words.percent(share.percent()))
                .number(
                        getTranslation("tiers.target"),
                        share -> share.targetPercent() == null ? "–" : words.percent(share.targetPercent()))
                .wideOnly()
                .component(getTranslation("tiers.difference"), TiersView::difference)
                .right()
                .wideOnly()
                .rows(distribution.shares().reversed());
        DistributionShape shape = distribution.shape();
        return new Panel(getTranslation("tiers.members"))
                .sub(getTranslation(
                        "tiers.shaped",
                        getTranslation("tiers.shape." + shape.wire()),
                        getTranslation("tiers.rule." + shape.wire())))
                .flush(table);
    }

    private static ShapeBar bar(Share share, double widest) {
        return new ShapeBar(
                share.percent().doubleValue() / widest,
                share.targetPercent() == null ? null : share.targetPercent().doubleValue() / widest);
    }

    private static Component difference(Share share) {
        if (share.targetPercent() == null) {
            return new Text("–");
        }
        BigDecimal points = share.percent().subtract(share.targetPercent());
        boolean near = points.abs().compareTo(POINT) <= 0;
        String percent = Formats.current().change(points.movePointLeft(2).doubleValue());
        String text = percent.substring(0, percent.indexOf('\u00a0'));
        return near ? Tag.good(text) : new Text(text);
    }

    private Panel terms(TierDistribution distribution) {
        var table = new DataTable<Share>(getTranslation("tiers.terms"))
                .text(getTranslation("tier.title"), share -> TierWords.name(share.tier()))
                .component(getTranslation("tiers.asks"), share -> asks(share.tier()))
                .component(
                        getTranslation("tiers.gives"),
                        share -> gives(share.tier().terms().benefits()))
                .wideOnly()
                .component(
                        getTranslation("tiers.since"),
                        share -> TimeText.at(share.tier().termsSince()))
                .wideOnly();
        if (mayChange) {
            table.actions(getTranslation("tiers.actions"), this::actions);
        }
        return new Panel(getTranslation("tiers.terms"))
                .sub(getTranslation("tiers.terms.sub"))
                .flush(table.rows(distribution.shares()));
    }

    private Component asks(Tier tier) {
        List<String> asks = words.asks(tier.terms().conditions());
        return lines(asks.isEmpty() ? List.of(getTranslation("tier.asks.nothing")) : asks);
    }

    private Component gives(TierBenefits benefits) {
        return lines(List.of(
                getTranslation("tiers.gives.limits", words.requests(benefits), words.tokens(benefits)),
                getTranslation("tiers.gives.discount", words.discount(benefits))));
    }

    private static Component lines(List<String> lines) {
        var cell = new Div();
        lines.forEach(line -> cell.add(new Div(new Sentence(line))));
        return cell;
    }

    private Component actions(Share share) {
        var row = new Div();
        row.addClassName("lap-row");
        row.add(Buttons.quiet(getTranslation("tiers.edit"), _ -> edit(share.tier())));
        if (share.members() == 0) {
            row.add(Buttons.icon(
                    Icon.TRASH, getTranslation("tiers.delete.of", share.tier().name()), _ -> delete(share.tier())));
        }
        return row;
    }

    private Panel movement(TierDistribution distribution) {
        var chart = new Chart(Chart.Size.SMALL)
                .show(MovementChart.data(distribution, formats, getTranslation("tiers.movement.label")));
        List<Move> moves = distribution.months().reversed().stream()
                .flatMap(month -> month.flows().stream().map(flow -> new Move(month, flow)))
                .toList();
        var panel = new Panel(getTranslation("tiers.movement"))
                .sub(getTranslation("tiers.movement.sub", MONTHS))
                .with(chart);
        if (!moves.isEmpty()) {
            panel.with(new DataTable<Move>(getTranslation("tiers.movement"))
                    .text(
                            getTranslation("tiers.movement.month"),
                            move -> formats.month(move.month().month()))
                    .text(
                            getTranslation("tiers.movement.from"),
                            move -> TierWords.name(move.flow().from()))
                    .text(
                            getTranslation("tiers.movement.to"),
                            move -> TierWords.name(move.flow().to()))
                    .number(
                            getTranslation("tiers.movement.customers"),
                            move -> formats.count(move.flow().organisations()))
                    .rows(moves));
        }
        return panel;
    }

    private void create() {
        form(null);
    }

    private void edit(Tier tier) {
        form(tier);
    }

    private void form(@Nullable Tier tier) {
        var form = new TierForm(tier, tiers.list().size(), listCurrency);
        String title = tier == null ? getTranslation("tiers.create") : getTranslation("tiers.edit.of", tier.name());
        new FormDialog(title, form.fields())
                .wide()
                .ask(getTranslation(tier == null ? "tiers.create.do" : "tiers.edit.do"), () -> save(form, tier));
    }

    private boolean save(TierForm form, @Nullable Tier tier) {
        try {
            form.blame(null);
            Tier saved = tier == null
                    ? tiers.create(user.actor(), form.draft())
                    : tiers.modify(user.actor(), tier.id(), form.rank(), form.terms());
            Toast.say(getTranslation("tiers.saved", saved.name()));
            draw();
            return true;
        } catch (InvalidInputException invalid) {
            form.blame(invalid.field());
            throw invalid;
        } catch (AlreadyExistsException taken) {
            form.blame("name");
            throw taken;
        }
    }

    private void delete(Tier tier) {
        new Confirmation(getTranslation("tiers.delete.ask", tier.name()))
                .says(getTranslation("tiers.delete.text"))
                .ask(getTranslation("tiers.delete.do"), () -> {
                    try {
                        tiers.delete(user.actor(), tier.id());
                    } catch (TierInUseException inUse) {
                        throw new InvalidInputException(
                                "tier", "tier_in_use", String.format(Locale.ROOT, "%d members", inUse.members()));
                    }
                    Toast.say(getTranslation("tiers.deleted", tier.name()));
                    draw();
                });
    }
}
