package io.lapilli.console.usage;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import io.lapilli.console.usage.UsagePicture.Mover;
import io.lapilli.ui.Formats;
import io.lapilli.ui.Panel;
import io.lapilli.ui.Place;
import io.lapilli.ui.Sentence;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;

/** What changed most against the time before: by how much, and from what to what. */
class MoversPanel extends Panel {

    private final Place place;
    private final Formats formats;

    MoversPanel(Place place, Formats formats) {
        this.place = place;
        this.formats = formats;
        title(getTranslation("usage.movers"));
    }

    void show(List<Mover> movers, UsageState state) {
        sub(getTranslation("usage.movers.sub." + state.range().wire()));
        clear();
        if (movers.isEmpty()) {
            var nothing = new Paragraph(getTranslation("usage.against.nothing"));
            nothing.addClassName("lap-quiet");
            with(nothing);
            return;
        }
        var list = new UnorderedList();
        list.addClassName("lap-shares");
        movers.forEach(mover -> list.add(item(mover, state.measure())));
        with(list);
    }

    private ListItem item(Mover mover, Measure measure) {
        String name = mover.name() == null ? getTranslation("usage.chart.nobody") : mover.name();
        var line = new Div(new Span(name), new Span(signed(mover.change(), measure)));
        var note = new Div(new Sentence(getTranslation(
                "usage.movers.from", written(mover.before(), measure), written(mover.now(), measure), ratio(mover))));
        note.addClassName("lap-delta");
        return new ListItem(line, note);
    }

    private String ratio(Mover mover) {
        return mover.before().signum() == 0
                ? getTranslation("usage.movers.new")
                : formats.change(mover.change()
                        .divide(mover.before(), MathContext.DECIMAL64)
                        .doubleValue());
    }

    private String signed(BigDecimal change, Measure measure) {
        String text = written(change.abs(), measure);
        return change.signum() < 0 ? "\u2212" + text : "+" + text;
    }

    private String written(BigDecimal value, Measure measure) {
        return measure == Measure.MONEY
                ? formats.money(value, place.currency())
                : formats.compact(value.longValueExact());
    }
}
