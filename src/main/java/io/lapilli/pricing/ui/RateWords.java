package io.lapilli.pricing.ui;

import static com.vaadin.flow.i18n.I18NProvider.translate;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Text;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.dom.Element;
import io.lapilli.identity.Organisation;
import io.lapilli.identity.OrganisationDirectory;
import io.lapilli.pricing.Rate;
import io.lapilli.pricing.RateConflictException;
import io.lapilli.shared.Meter;
import io.lapilli.shared.OrganisationId;
import io.lapilli.ui.Formats;
import java.math.BigDecimal;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How the seller reads rates: with the names of those whom they are for. */
class RateWords {

    static final String NONE = "—";

    private static final long MILLION = 1_000_000;

    private final OrganisationDirectory organisations;
    private final Formats formats = Formats.current();

    RateWords(OrganisationDirectory organisations) {
        this.organisations = organisations;
    }

    Formats formats() {
        return formats;
    }

    static String meter(Meter meter) {
        return translate("models.meter." + meter.wire());
    }

    /** "List", "Tier Gold", "Mori Mobile". */
    String whose(Rate rate) {
        return switch (rate.kind()) {
            case LIST -> translate("prices.whose.list");
            case TIER -> translate("prices.whose.tier", String.valueOf(rate.tier()));
            case CONTRACT -> name(rate.organisation());
        };
    }

    private String name(@Nullable OrganisationId id) {
        Organisation organisation = id == null ? null : organisations.find(id);
        return organisation == null ? NONE : organisation.name();
    }

    /** "¥ 0.8", for a million. */
    String million(Rate rate) {
        return formats.price(rate.amount(MILLION), rate.currency());
    }

    /** "¥ 0.0008 for 1,000". */
    String given(Rate rate) {
        return given(rate.price(), rate.per(), rate.currency());
    }

    String given(BigDecimal price, long per, String currency) {
        return translate("prices.given", formats.price(price, currency), formats.count(per));
    }

    /** For one unit, exactly: "¥ 0.000 000 8". */
    String unit(Rate rate) {
        return formats.price(rate.amount(1), rate.currency());
    }

    /** "¥ 0.8 a million since 1 January 2026". */
    String since(Rate rate) {
        return translate("prices.since", million(rate), formats.dateTime(rate.validFrom()));
    }

    /** What is counted and what it asks of a request. */
    Component counted(Rate rate, Component speaker) {
        var cell = new Div(new Text(meter(rate.meter())));
        String conditions = new PriceWords(speaker).conditions(rate);
        if (rate.serviceClass() != null || rate.window() != null || rate.band() != null) {
            cell.getElement().appendChild(new Element("small").setText(conditions));
        }
        return cell;
    }

    /** Names the rate that is in the way, and says what to do. */
    String conflict(RateConflictException conflict) {
        Rate other = conflict.other();
        return translate(
                "prices.conflict." + conflict.reason().name().toLowerCase(Locale.ROOT),
                whose(other),
                meter(other.meter()),
                other.model(),
                million(other),
                formats.dateTime(other.validFrom()));
    }
}
