package io.lapilli.pricing;

import io.lapilli.catalog.Catalog;
import io.lapilli.catalog.DeploymentDraft;
import io.lapilli.catalog.ModelDraft;
import io.lapilli.catalog.Models;
import io.lapilli.catalog.Upstreams;
import io.lapilli.shared.CalendarWindow;
import io.lapilli.shared.LapilliSettings;
import io.lapilli.shared.Meter;
import io.lapilli.shared.OrganisationId;
import io.lapilli.shared.UpstreamId;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalTime;
import java.time.Period;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Puts the demo's models and their prices of fifteen months into an empty catalogue. */
@Service
public class DemoCatalog {

    /** Since when the last prices hold on the day on which they are made. */
    public static final Period SINCE_LAST_CUT = DemoPriceList.CUT;

    /** How often the prices of each chat model fell, the last cut being the last of them. */
    public static final int CUTS = 2;

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private final Upstreams upstreams;
    private final Models models;
    private final Catalog catalog;
    private final Rates rates;
    private final LapilliSettings settings;

    DemoCatalog(Upstreams upstreams, Models models, Catalog catalog, Rates rates, LapilliSettings settings) {
        this.upstreams = upstreams;
        this.models = models;
        this.catalog = catalog;
        this.rates = rates;
        this.settings = settings;
    }

    /**
     * Makes models, deployed on the rehearsal, and list prices that begin as if they had been entered in time; the last
     * cut was some three weeks before {@code now}. Without effect where the models are.
     */
    public void seed(Instant now) {
        if (catalog.model(DemoPriceList.MODELS.getFirst().name()) != null) {
            return;
        }
        UpstreamId rehearsal = upstreams.rehearsal().id();
        for (DemoPriceList.DemoModel model : DemoPriceList.MODELS) {
            models.create(
                    new ModelDraft(
                            model.name(),
                            model.kind(),
                            model.contextWindow(),
                            model.maxOutputTokens(),
                            List.of(new DeploymentDraft(rehearsal, model.name()))),
                    start(now, DemoPriceList.OPENING));
        }
        for (DemoPrice price : DemoPriceList.prices()) {
            rates.addInThePast(draft(price, now));
        }
    }

    /** When the last prices began. */
    public Instant lastCut(Instant now) {
        return start(now, DemoPriceList.CUT);
    }

    /** A contract that makes cached prompts of {@code doubao-pro-32k} cheaper than the list, since the last cut. */
    public void contract(OrganisationId organisation, Instant now) {
        rates.addInThePast(new RateDraft(
                "doubao-pro-32k",
                Meter.PROMPT_CACHED,
                new BigDecimal("0.0001"),
                1000,
                settings.currency(),
                lastCut(now),
                null,
                organisation,
                null,
                null,
                null,
                null));
    }

    private RateDraft draft(DemoPrice price, Instant now) {
        return new RateDraft(
                price.model(),
                price.meter(),
                new BigDecimal(price.price()),
                1000,
                settings.currency(),
                start(now, price.before()),
                null,
                null,
                null,
                price.half() == DemoPrice.Restriction.BATCH ? "batch" : null,
                null,
                price.half() == DemoPrice.Restriction.NIGHT ? night() : null);
    }

    private static @Nullable CalendarWindow night() {
        return new CalendarWindow(ZONE, Set.of(), LocalTime.of(0, 30), LocalTime.of(8, 30));
    }

    private static Instant start(Instant now, Period before) {
        return now.atZone(ZONE).toLocalDate().minus(before).atStartOfDay(ZONE).toInstant();
    }
}
