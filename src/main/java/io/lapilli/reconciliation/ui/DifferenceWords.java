package io.lapilli.reconciliation.ui;

import static com.vaadin.flow.i18n.I18NProvider.translate;

import io.lapilli.identity.Organisation;
import io.lapilli.identity.OrganisationDirectory;
import io.lapilli.reconciliation.Difference;
import io.lapilli.reconciliation.Measure;
import io.lapilli.reconciliation.Spot;
import io.lapilli.shared.OrganisationId;
import io.lapilli.shared.TypedId;
import io.lapilli.ui.Formats;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A difference in the reader's words. */
final class DifferenceWords {

    private final OrganisationDirectory organisations;
    private final Formats formats;
    private final Formats utc;

    DifferenceWords(OrganisationDirectory organisations, Formats formats) {
        this.organisations = organisations;
        this.formats = formats;
        this.utc = formats.in(java.time.ZoneOffset.UTC);
    }

    String whose(OrganisationId id) {
        Organisation organisation = organisations.find(id);
        return organisation == null ? id.text() : organisation.name();
    }

    /** "9 March 2026, 11:00 UTC", "9 March 2026 in Asia/Shanghai", "all days". */
    String when(Difference difference) {
        Instant quarter = difference.spot().quarter();
        if (difference.day() == null) {
            return translate("recon.when.all");
        }
        String day = formats.date(difference.day());
        return quarter == null
                ? translate("recon.when.day", day, difference.zone())
                : translate("recon.when.quarter", utc.dateTime(quarter));
    }

    /** The model, the meter and the ids by which it is found. */
    String where(Spot spot) {
        var parts = new ArrayList<String>();
        if (spot.model() != null) {
            parts.add(spot.model());
        }
        if (spot.meter() != null) {
            parts.add(spot.meter());
        }
        for (TypedId id : ids(spot)) {
            parts.add(id.text());
        }
        return parts.isEmpty() ? translate("recon.where.sum") : String.join(" · ", parts);
    }

    private static List<TypedId> ids(Spot spot) {
        var ids = new ArrayList<TypedId>();
        add(ids, spot.request());
        add(ids, spot.key());
        add(ids, spot.budget());
        return ids;
    }

    private static void add(List<TypedId> ids, @Nullable TypedId id) {
        if (id != null) {
            ids.add(id);
        }
    }

    String measure(Difference difference) {
        return translate("recon.measure." + difference.measure().wire());
    }

    /** All digits: a difference is often in the last one. */
    String value(Difference difference, BigDecimal value) {
        Organisation organisation = organisations.find(difference.organisation());
        if (difference.measure() != Measure.AMOUNT) {
            return formats.count(value.longValue());
        }
        return organisation == null
                ? formats.exactAmount(value)
                : formats.exactMoney(value, organisation.currency().getCurrencyCode());
    }
}
