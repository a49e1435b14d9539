package io.lapilli.tier.ui;

import com.vaadin.flow.component.html.Paragraph;
import io.lapilli.tier.Reach;
import io.lapilli.tier.Tier;
import io.lapilli.tier.TierProgress;
import io.lapilli.ui.Conditions;
import io.lapilli.ui.Formats;
import io.lapilli.ui.Outlook;
import io.lapilli.ui.Panel;
import io.lapilli.ui.Place;
import io.lapilli.ui.Sentence;
import io.lapilli.ui.Track;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Objects;

/**
 * How far an organisation is: the date of its next tier, each condition with the binding one in ember, and what the tier
 * would bring. Showing again replaces what is there.
 */
public class TierPanel extends Panel {

    private final Place place;
    private final Clock clock;

    /** @param clock for the organisation's today */
    public TierPanel(Place place, Clock clock) {
        this.place = place;
        this.clock = clock;
        title(getTranslation("tier.title"));
    }

    public void show(TierProgress progress) {
        Formats formats = Formats.current().in(place.zone());
        var words = new TierWords(formats, LocalDate.ofInstant(clock.instant(), place.zone()));
        clear();
        Tier next = progress.next();
        title(TierWords.name(progress.current()));
        sub(next == null ? getTranslation("tier.next.none") : getTranslation("tier.next", next.name()));
        if (next == null) {
            with(new Outlook(
                    getTranslation(progress.current() == null ? "tier.empty" : "tier.highest"),
                    getTranslation(progress.current() == null ? "tier.empty.text" : "tier.highest.text")));
            return;
        }
        Reach reach = Objects.requireNonNull(progress.reach());
        with(new Outlook(words.headline(reach), words.note(reach)));
        if (!progress.conditions().isEmpty()) {
            with(conditions(progress, words));
        }
        String brings = brings(progress, next, words, formats);
        if (!brings.isEmpty()) {
            var sentence = new Paragraph(new Sentence(brings));
            sentence.addClassName("lap-delta");
            with(sentence);
        }
    }

    private static Conditions conditions(TierProgress progress, TierWords words) {
        var list = new Conditions();
        for (TierProgress.Condition condition : progress.conditions()) {
            String name = words.condition(condition.measured());
            var track = new Track(condition.measured().fraction(), name);
            list.add(name, words.progress(condition.measured()), condition.binding() ? track.binding() : track);
        }
        return list;
    }

    private String brings(TierProgress progress, Tier next, TierWords words, Formats formats) {
        String benefits = words.brings(next.terms().benefits());
        String sentence = benefits.isEmpty() ? "" : getTranslation("tier.brings", next.name(), benefits);
        if (progress.saving() != null && progress.saving().signum() > 0) {
            sentence += " " + getTranslation("tier.saving", formats.money(progress.saving(), place.currency()));
        }
        return sentence.strip();
    }
}
