package io.lapilli.tier.ui;

import static com.vaadin.flow.i18n.I18NProvider.translate;

import io.lapilli.tier.ConditionKind;
import io.lapilli.tier.Reach;
import io.lapilli.tier.Tier;
import io.lapilli.tier.TierBenefits;
import io.lapilli.tier.TierConditions;
import io.lapilli.tier.TierProgress.Measured;
import io.lapilli.ui.Formats;
import io.lapilli.ui.Formats.Quantity;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Tiers in the reader's language. */
final class TierWords {

    /** An uncertainty of more days than that is told by its ends. */
    private static final long GIVE_OR_TAKE = 10;

    private static final int SHORT_NAME = 12;

    private final Formats formats;
    private final LocalDate today;

    /** @param formats in the organisation's zone @param today there */
    TierWords(Formats formats, LocalDate today) {
        this.formats = formats;
        this.today = today;
    }

    /** "4 December", with its year where that is another. */
    String day(LocalDate day) {
        return day.getYear() == today.getYear() ? formats.dayAndMonth(day) : formats.date(day);
    }

    /** What stands in large letters. */
    String headline(Reach reach) {
        return reach.date() != null
                ? day(reach.date())
                : translate("tier.reach." + reach.state().name().toLowerCase(Locale.ROOT));
    }

    /** What makes that precise. */
    String note(Reach reach) {
        LocalDate date = reach.date();
        if (date == null) {
            return translate("tier.reach.note." + reach.state().name().toLowerCase(Locale.ROOT));
        }
        LocalDate earliest = Objects.requireNonNullElse(reach.earliest(), date);
        Long giveOrTake = reach.giveOrTake();
        if (giveOrTake == null) {
            return translate("tier.reach.from", day(earliest));
        }
        return giveOrTake <= GIVE_OR_TAKE
                ? translate("tier.reach.about", giveOrTake)
                : translate("tier.reach.between", day(earliest), day(Objects.requireNonNullElse(reach.latest(), date)));
    }

    /** The date with its claim in one line; what there is to say instead where there is no date. */
    String inFull(Reach reach) {
        return reach.date() == null ? headline(reach) : day(reach.date()) + ", " + claim(reach);
    }

    private String claim(Reach reach) {
        LocalDate earliest = reach.earliest();
        if (earliest == null) {
            return "";
        }
        LocalDate latest = reach.latest();
        return latest == null
                ? translate("tier.claim.open", Reach.PERCENT, day(earliest))
                : translate("tier.claim", Reach.PERCENT, day(earliest), day(latest));
    }

    /** "Tokens in 30 days". */
    String condition(Measured measured) {
        return switch (measured.kind()) {
            case TOKENS -> translate("tier.condition.tokens", Objects.requireNonNullElse(measured.windowDays(), 0));
            case PAID -> translate("tier.condition.paid");
            case DAYS_SINCE_FIRST_PAYMENT -> translate("tier.condition.days");
        };
    }

    /** "**31.4** of 40 billion". */
    String progress(Measured measured) {
        return translate("tier.progress", current(measured), needed(measured));
    }

    private String current(Measured measured) {
        if (measured.kind() == ConditionKind.PAID) {
            return measured.comparable() ? formats.money(measured.current(), currency(measured)) : "–";
        }
        Quantity current = quantity(measured.current().longValueExact());
        Quantity needed = quantity(measured.needed().longValueExact());
        return current.unit().equals(needed.unit()) ? current.value() : current.toString();
    }

    private String needed(Measured measured) {
        return measured.kind() == ConditionKind.PAID
                ? formats.price(measured.needed(), currency(measured))
                : quantity(measured.needed().longValueExact()).toString();
    }

    /** Thresholds are round: "40 billion" rather than "40.0 billion". */
    private Quantity quantity(long tokens) {
        Quantity quantity = formats.quantity(tokens);
        return new Quantity(quantity.value().replaceFirst("[.,]0$", ""), quantity.unit());
    }

    private static String currency(Measured measured) {
        return Objects.requireNonNullElse(measured.currency(), "");
    }

    /** "12,000 requests a minute and 6 % off"; empty when it gives nothing. */
    String brings(TierBenefits benefits) {
        var parts = new ArrayList<String>();
        if (benefits.requestsPerMinute() != null) {
            parts.add(translate("tier.brings.requests", formats.count(benefits.requestsPerMinute())));
        }
        if (benefits.discountPercent().signum() > 0) {
            parts.add(translate("tier.brings.discount", percent(benefits.discountPercent())));
        }
        return parts.size() == 2 ? translate("tier.brings.both", parts.get(0), parts.get(1)) : String.join("", parts);
    }

    String requests(TierBenefits benefits) {
        return benefits.requestsPerMinute() == null
                ? translate("tier.benefit.none")
                : formats.count(benefits.requestsPerMinute());
    }

    String tokens(TierBenefits benefits) {
        return benefits.tokensPerMinute() == null
                ? translate("tier.benefit.none")
                : quantity(benefits.tokensPerMinute()).toString();
    }

    String discount(TierBenefits benefits) {
        return percent(benefits.discountPercent());
    }

    /** "6 %", "12.5 %". */
    String percent(BigDecimal percent) {
        return formats.percent(percent.movePointLeft(2).doubleValue(), Math.max(0, percent.scale()));
    }

    /** All that a tier asks for, a phrase each. */
    List<String> asks(TierConditions conditions) {
        var asks = new ArrayList<String>();
        if (conditions.tokens() != null) {
            asks.add(translate(
                    "tier.asks.tokens",
                    quantity(conditions.tokens().tokens()).toString(),
                    conditions.tokens().days()));
        }
        if (conditions.paid() != null) {
            asks.add(translate(
                    "tier.asks.paid",
                    formats.price(conditions.paid().amount(), conditions.paid().currency())));
        }
        if (conditions.daysSinceFirstPayment() != null) {
            asks.add(translate("tier.asks.days", conditions.daysSinceFirstPayment()));
        }
        return asks;
    }

    /** Short names stay in one line. */
    static String name(@Nullable Tier tier) {
        String name = tier == null ? translate("tier.none") : tier.name();
        return name.length() <= SHORT_NAME ? name.replace(' ', '\u00a0') : name;
    }
}
