package io.lapilli.console.overview;

import com.vaadin.flow.component.html.Paragraph;
import io.lapilli.console.overview.Overview.Share;
import io.lapilli.ui.Formats;
import io.lapilli.ui.Panel;
import io.lapilli.ui.Place;
import io.lapilli.ui.Sentence;
import io.lapilli.ui.Shares;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/** Where this month's money goes. */
class SharesPanel extends Panel {

    private final Place place;
    private final Formats formats;

    SharesPanel(Place place, Formats formats) {
        this.place = place;
        this.formats = formats;
        title(getTranslation("overview.shares"));
        sub(getTranslation(place.project() == null ? "overview.shares.projects" : "overview.shares.keys"));
    }

    void show(List<Share> shares, BigDecimal whole) {
        clear();
        if (shares.isEmpty() || whole.signum() == 0) {
            with(new Paragraph(new Sentence(getTranslation("overview.shares.none"))));
            return;
        }
        var list = new Shares();
        for (Share share : shares) {
            list.add(
                    share.name(),
                    formats.money(share.amount(), place.currency()),
                    share.amount().divide(whole, 4, RoundingMode.HALF_EVEN).doubleValue());
        }
        with(list);
    }
}
