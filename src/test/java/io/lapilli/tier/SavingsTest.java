package io.lapilli.tier;

import static io.lapilli.tier.TierScene.TODAY;
import static io.lapilli.tier.TierScene.tokens;
import static org.assertj.core.api.Assertions.assertThat;

import io.lapilli.catalog.ModelDraft;
import io.lapilli.catalog.ModelKind;
import io.lapilli.catalog.Models;
import io.lapilli.identity.Actor;
import io.lapilli.pricing.RateDraft;
import io.lapilli.pricing.Rates;
import io.lapilli.shared.Meter;
import io.lapilli.shared.OrganisationId;
import io.lapilli.support.TestDatabase;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** At last month's use: 28 days of a million prompt tokens at 0.0008 for each thousand are 22.40. */
class SavingsTest {

    private final TierScene scene = new TierScene(TestDatabase.H2);
    private final OrganisationId mori = scene.aCustomer("Mori");

    @AfterEach
    void close() {
        scene.close();
    }

    @Test
    void isTheDiscountOnWhatWasCharged() {
        prices(null);
        scene.aTier("Tier 1", tokens(900_000_000, 30), "6");
        scene.usesDaily(mori, 60, _ -> 1_000_000);
        assertThat(saving()).isEqualByComparingTo("1.34");
    }

    @Test
    void isMeasuredAgainstThePresentTier() {
        prices(null);
        Tier one = scene.aTier("Tier 1", tokens(800_000_000, 30), "50");
        scene.aTier("Tier 2", tokens(900_000_000, 30), "55");
        scene.get(TierAssignments.class).assign(io.lapilli.identity.Actor.INSTALLATION, mori, one.id());
        scene.usesDaily(mori, 60, _ -> 1_000_000);
        // 0.05 of the list, which is a tenth of the half that is paid now
        assertThat(saving()).isEqualByComparingTo("2.24");
    }

    @Test
    void isNothingUnderAContract() {
        prices(mori);
        scene.aTier("Tier 1", tokens(900_000_000, 30), "6");
        scene.usesDaily(mori, 60, _ -> 1_000_000);
        assertThat(saving()).isEqualByComparingTo("0");
    }

    @Test
    void isUnknownWithoutAMonth() {
        prices(null);
        scene.aTier("Tier 1", tokens(900_000_000, 30), "6");
        scene.uses(mori, TODAY, 1_000);
        assertThat(saving()).isNull();
    }

    private @Nullable BigDecimal saving() {
        return scene.get(TierProgresses.class).of(mori).saving();
    }

    private void prices(@Nullable OrganisationId contract) {
        scene.get(Models.class).create(new ModelDraft("doubao-pro-32k", ModelKind.CHAT, 32_768, null, List.of()));
        for (Meter meter : List.of(Meter.PROMPT_UNCACHED, Meter.COMPLETION)) {
            scene.get(Rates.class)
                    .add(
                            Actor.INSTALLATION,
                            new RateDraft(
                                    "doubao-pro-32k",
                                    meter,
                                    new BigDecimal("0.0008"),
                                    1_000,
                                    "CNY",
                                    null,
                                    null,
                                    contract,
                                    null,
                                    null,
                                    null,
                                    null));
        }
    }
}
