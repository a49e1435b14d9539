package io.lapilli.console.overview;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.QueryParameters;
import io.lapilli.apikey.ApiKey;
import io.lapilli.budget.BudgetStanding;
import io.lapilli.budget.ui.BudgetRoutes;
import io.lapilli.budget.ui.BudgetWords;
import io.lapilli.console.overview.Finding.BudgetFills;
import io.lapilli.console.overview.Finding.FailuresRise;
import io.lapilli.console.overview.Finding.KeyExpires;
import io.lapilli.console.overview.Finding.KeyFails;
import io.lapilli.console.overview.Finding.KeysUnused;
import io.lapilli.console.overview.Finding.PriceComes;
import io.lapilli.console.overview.Finding.SpendRises;
import io.lapilli.console.overview.Finding.WalletEmpty;
import io.lapilli.console.usage.UsageRoutes;
import io.lapilli.ui.Buttons;
import io.lapilli.ui.Formats;
import io.lapilli.ui.Notices;
import io.lapilli.ui.Panel;
import io.lapilli.ui.Place;
import io.lapilli.ui.Tag;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** What needs a look, in sentences, each with the one thing to do. */
class FindingsPanel extends Panel {

    private static final Set<String> EXPLAINED = Set.of(
            "model_not_allowed",
            "model_not_found",
            "ip_not_allowed",
            "rate_limit_exceeded",
            "insufficient_quota",
            "budget_exceeded",
            "context_length_exceeded",
            "upstream_error",
            "upstream_timeout",
            "upstream_unavailable");

    private final Place place;
    private final Formats formats;
    private List<Finding> shown = List.of();

    FindingsPanel(Place place, Formats formats) {
        this.place = place;
        this.formats = formats;
        title(getTranslation("overview.look"));
        showNothing();
    }

    void show(List<Finding> findings) {
        if (shown.equals(findings)) {
            return;
        }
        shown = findings;
        clear();
        if (findings.isEmpty()) {
            showNothing();
            return;
        }
        var list = new Notices();
        findings.forEach(finding -> add(list, finding));
        flush(list);
    }

    private void showNothing() {
        var nothing = new Paragraph(getTranslation("overview.look.none"));
        nothing.addClassName("lap-quiet");
        with(nothing);
    }

    private void add(Notices list, Finding finding) {
        switch (finding) {
            case FailuresRise failures ->
                list.add(
                        Tag.bad(getTranslation("overview.look.errors")),
                        getTranslation(
                                "overview.look.failures.text",
                                formats.percent(failures.now(), 1),
                                formats.percent(failures.before(), 1)),
                        usage(UsageRoutes.failures()));
            case KeyFails key ->
                list.add(
                        Tag.bad(getTranslation("overview.look.errors")),
                        text(key),
                        usage(UsageRoutes.failures(key.key())));
            case SpendRises spend ->
                list.add(
                        Tag.warn(getTranslation("overview.look.spend")),
                        text(spend),
                        usage(UsageRoutes.days(spend.day(), spend.day())));
            case BudgetFills budget ->
                list.add(tag(budget.budget()), text(budget), go("overview.look.budgets", BudgetRoutes.BUDGETS));
            case WalletEmpty _ ->
                list.add(
                        Tag.bad(getTranslation("overview.look.wallet")),
                        getTranslation("overview.look.wallet.text"),
                        go("overview.look.wallet.go", BudgetRoutes.WALLET));
            case PriceComes price ->
                list.add(
                        Tag.neutral(getTranslation("overview.look.price")),
                        text(price),
                        go("overview.look.models", "models"));
            case KeyExpires expires ->
                list.add(
                        Tag.warn(getTranslation("overview.look.expiry")),
                        getTranslation(
                                "overview.look.expiry.text",
                                expires.key().name(),
                                expires.key().redacted(),
                                formats.ago(Objects.requireNonNull(expires.key().expiresAt()))),
                        go("overview.look.keys", "keys"));
            case KeysUnused unused ->
                list.add(
                        Tag.neutral(getTranslation("overview.look.unused")),
                        text(unused),
                        go("overview.look.keys", "keys"));
        }
    }

    private Tag tag(BudgetStanding budget) {
        return budget.refusing() || budget.share() >= 1
                ? Tag.bad(getTranslation("overview.look.budget"))
                : Tag.warn(getTranslation("overview.look.budget"));
    }

    private String text(BudgetFills fills) {
        BudgetStanding standing = fills.budget();
        var words = new BudgetWords(place);
        return getTranslation(
                standing.refusing() ? "overview.look.budget.refuses" : "overview.look.budget.text",
                words.whose(standing.budget().scope(), fills.name()),
                words.percent(standing.share()),
                words.quantity(
                        standing.budget(), standing.budget().terms().limit().value()));
    }

    private String text(KeyFails key) {
        String why = EXPLAINED.contains(key.code())
                ? getTranslation("overview.look.code." + key.code())
                : "`" + key.code() + "`";
        return getTranslation("overview.look.errors.text", key.name(), key.times(), formats.count(key.times()), why);
    }

    private String text(SpendRises spend) {
        return getTranslation(
                spend.model() == null ? "overview.look.spend.text" : "overview.look.spend.model",
                formats.money(spend.amount(), place.currency()),
                formats.change(spend.ratio()),
                spend.day().getDayOfWeek().getDisplayName(TextStyle.FULL, formats.language()),
                Objects.requireNonNullElse(spend.model(), ""));
    }

    private String text(PriceComes price) {
        return getTranslation(
                "overview.look.price.text",
                formats.date(price.at()),
                price.model(),
                formats.change(price.ratio()),
                getTranslation("models.meter." + price.meter().wire()));
    }

    private String text(KeysUnused unused) {
        ApiKey oldest = unused.keys().getFirst();
        return getTranslation(
                "overview.look.unused.text",
                unused.keys().size(),
                oldest.name(),
                oldest.redacted(),
                formats.count(unused.keys().size()),
                unused.days());
    }

    private Button usage(QueryParameters query) {
        return Buttons.quiet(
                getTranslation("overview.look.usage"),
                _ -> UI.getCurrentOrThrow().navigate(UsageRoutes.USAGE, query));
    }

    private Button go(String textKey, String path) {
        return Buttons.quiet(
                getTranslation(textKey), _ -> UI.getCurrentOrThrow().navigate(path));
    }
}
