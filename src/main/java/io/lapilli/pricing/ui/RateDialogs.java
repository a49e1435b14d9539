package io.lapilli.pricing.ui;

import static com.vaadin.flow.i18n.I18NProvider.translate;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Text;
import com.vaadin.flow.component.datetimepicker.DateTimePicker;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import io.lapilli.catalog.Catalog;
import io.lapilli.identity.CurrentUser;
import io.lapilli.identity.Organisation;
import io.lapilli.identity.OrganisationDirectory;
import io.lapilli.pricing.PriceBook;
import io.lapilli.pricing.PriceImpacts;
import io.lapilli.pricing.Rate;
import io.lapilli.pricing.RateConflictException;
import io.lapilli.pricing.Rates;
import io.lapilli.shared.InvalidInputException;
import io.lapilli.shared.LapilliSettings;
import io.lapilli.shared.Meter;
import io.lapilli.shared.Names;
import io.lapilli.ui.Buttons;
import io.lapilli.ui.DataTable;
import io.lapilli.ui.EmptyState;
import io.lapilli.ui.FormDialog;
import io.lapilli.ui.Formats;
import io.lapilli.ui.Panel;
import io.lapilli.ui.Problems;
import io.lapilli.ui.RefusedException;
import io.lapilli.ui.Tag;
import io.lapilli.ui.TimeText;
import io.lapilli.ui.Toast;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The ways to a new rate and to a rate's end, each with what it would do before it is done. What is decided is checked
 * where it is done: only the seller's administrators may.
 */
@org.springframework.stereotype.Component
public class RateDialogs {

    private final Rates rates;
    private final PriceImpacts impacts;
    private final PriceBook prices;
    private final Catalog catalog;
    private final OrganisationDirectory organisations;
    private final CurrentUser user;
    private final LapilliSettings settings;
    private final Clock clock;

    RateDialogs(
            Rates rates,
            PriceImpacts impacts,
            PriceBook prices,
            Catalog catalog,
            OrganisationDirectory organisations,
            CurrentUser user,
            LapilliSettings settings,
            Clock clock) {
        this.rates = rates;
        this.impacts = impacts;
        this.prices = prices;
        this.catalog = catalog;
        this.organisations = organisations;
        this.user = user;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Asks for a new rate.
     *
     * @param model null: to be chosen
     * @param meter null: to be chosen
     * @param contract whose contract it is for; null: to be chosen
     */
    public void add(@Nullable String model, @Nullable Meter meter, @Nullable Organisation contract, Runnable done) {
        var words = new RateWords(organisations);
        var form = new RateForm(choices());
        form.begin(model, meter, contract);
        var impact = new ImpactPanel(words);
        impact.showNothing(translate("prices.impact.ask"));
        form.onChange(() -> preview(form, impact, words));
        Component[] content =
                Stream.concat(Stream.of(form.fields()), Stream.of(impact)).toArray(Component[]::new);
        new FormDialog(translate("prices.create"), content).wide().ask(translate("prices.create.do"), () -> {
            Rate added = create(form, words);
            Toast.say(translate("prices.added", added.model(), words.million(added)));
            done.run();
            return true;
        });
    }

    private void preview(RateForm form, ImpactPanel impact, RateWords words) {
        form.blame(null);
        if (!form.complete()) {
            impact.showNothing(translate("prices.impact.ask"));
            return;
        }
        try {
            var found = impacts.ofAdding(form.draft());
            impact.show(found, found.rate());
        } catch (RateConflictException conflict) {
            impact.refuse(words.conflict(conflict));
        } catch (InvalidInputException invalid) {
            form.blame(invalid.field());
            impact.refuse(Problems.explain(invalid));
        }
    }

    private Rate create(RateForm form, RateWords words) {
        try {
            form.blame(null);
            return rates.add(user.actor(), form.draft());
        } catch (RateConflictException conflict) {
            form.blame(conflict.reason() == RateConflictException.Reason.BEGINS_BEFORE_END ? "valid_to" : "valid_from");
            throw new RefusedException(words.conflict(conflict), conflict);
        } catch (InvalidInputException invalid) {
            form.blame(invalid.field());
            throw invalid;
        }
    }

    /** Asks when a rate ends; one that has not begun is taken back. */
    public void end(Rate rate, Runnable done) {
        var words = new RateWords(organisations);
        boolean begun = !rate.validFrom().isAfter(clock.instant());
        ZoneId zone = Formats.current().zone();
        var when = new RadioButtonGroup<Boolean>(translate("prices.end.when"));
        when.setItems(true, false);
        when.setItemLabelGenerator(now -> translate(now ? "prices.end.now" : "prices.end.later"));
        when.setValue(true);
        when.setVisible(begun);
        var at = new DateTimePicker(translate("prices.end.at"));
        at.setHelperText(zone.getId());
        at.setVisible(false);
        var impact = new ImpactPanel(words);
        Runnable preview = () -> previewEnd(rate, chosen(when, at, zone), impact);
        when.addValueChangeListener(_ -> {
            at.setVisible(!when.getValue());
            preview.run();
        });
        at.addValueChangeListener(_ -> preview.run());
        preview.run();
        String name = RateWords.meter(rate.meter()) + ", " + rate.model() + ", " + words.whose(rate);
        new FormDialog(
                        translate(begun ? "prices.end.ask" : "prices.withdraw.ask", name),
                        new Paragraph(translate(begun ? "prices.end.text" : "prices.withdraw.text")),
                        when,
                        at,
                        impact)
                .wide()
                .ask(translate(begun ? "prices.end.do" : "prices.withdraw.do"), () -> {
                    if (begun) {
                        rates.end(user.actor(), rate.id(), chosen(when, at, zone));
                    } else {
                        rates.withdraw(user.actor(), rate.id());
                    }
                    Toast.say(translate(begun ? "prices.ended" : "prices.withdrawn", name));
                    done.run();
                    return true;
                });
    }

    private void previewEnd(Rate rate, @Nullable Instant at, ImpactPanel impact) {
        try {
            impact.show(impacts.ofEnding(rate.id(), at), null);
        } catch (InvalidInputException invalid) {
            impact.refuse(Problems.explain(invalid));
        }
    }

    /** Null: now. */
    private static @Nullable Instant chosen(RadioButtonGroup<Boolean> now, DateTimePicker at, ZoneId zone) {
        LocalDateTime time = at.getValue();
        return now.getValue() || time == null ? null : time.atZone(zone).toInstant();
    }

    /**
     * The contract rates of a customer, with the ways to more and to their end.
     *
     * @param contract every rate of the contract there ever was
     * @param mayChange otherwise they can only be read
     */
    public Panel contract(Organisation customer, List<Rate> contract, boolean mayChange, Runnable done) {
        var words = new RateWords(organisations);
        var panel = new Panel(translate("prices.contract")).sub(translate("prices.contract.sub"));
        if (mayChange) {
            panel.actions(Buttons.quiet(translate("prices.contract.add"), _ -> add(null, null, customer, done)));
        }
        if (contract.isEmpty()) {
            return panel.flush(
                    new EmptyState(translate("prices.contract.none"), translate("prices.contract.none.text")));
        }
        Instant now = clock.instant();
        var table = new DataTable<Rate>(translate("prices.contract"))
                .mono(translate("prices.model"), Rate::model)
                .component(translate("prices.meter"), rate -> words.counted(rate, panel))
                .number(translate("prices.million"), words::million)
                .component(translate("prices.from"), rate -> TimeText.at(rate.validFrom()))
                .wideOnly()
                .component(translate("prices.to"), RateDialogs::end)
                .wideOnly()
                .component(translate("prices.state"), rate -> state(rate, now))
                .wideOnly();
        if (mayChange) {
            table.actions(translate("prices.actions"), rate -> endButton(rate, now, done));
        }
        return panel.flush(table.rows(contract));
    }

    static Component end(Rate rate) {
        return rate.validTo() == null ? new Text(RateWords.NONE) : TimeText.at(rate.validTo());
    }

    static Component state(Rate rate, Instant now) {
        if (rate.covers(now)) {
            return Tag.good(translate("prices.state.now"));
        }
        return rate.validFrom().isAfter(now)
                ? Tag.neutral(translate("prices.state.to_come"))
                : Tag.neutral(translate("prices.state.ended"));
    }

    /** Nothing where a rate has ended. */
    Component endButton(Rate rate, Instant now, Runnable done) {
        Instant end = rate.validTo();
        if (end != null && !end.isAfter(now)) {
            return new Div();
        }
        boolean begun = !rate.validFrom().isAfter(now);
        var button = Buttons.quiet(translate(begun ? "prices.end" : "prices.withdraw"), _ -> end(rate, done));
        button.setAriaLabel(
                translate(begun ? "prices.end.of" : "prices.withdraw.of", RateWords.meter(rate.meter()), rate.model()));
        return button;
    }

    private RateForm.Choices choices() {
        List<Organisation> customers = organisations.all().stream()
                .filter(one -> !one.operator())
                .sorted(Comparator.comparing(one -> Names.key(one.name())))
                .toList();
        List<String> currencies = Stream.concat(
                        Stream.of(settings.currency()),
                        customers.stream().map(one -> one.currency().getCurrencyCode()))
                .distinct()
                .toList();
        return new RateForm.Choices(
                catalog.models(),
                prices.tiers(),
                customers,
                currencies,
                Formats.current().zone(),
                organisations.operator().timeZone());
    }
}
