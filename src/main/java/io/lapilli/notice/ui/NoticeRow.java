package io.lapilli.notice.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.i18n.I18NProvider;
import io.lapilli.budget.ui.BudgetRoutes;
import io.lapilli.notice.Notice;
import io.lapilli.pricing.ModelRoutes;
import io.lapilli.ui.Formats;
import io.lapilli.ui.Sentence;
import io.lapilli.ui.TimeText;
import java.time.Instant;
import java.util.Objects;

/** One notice in a list; a click goes to what it is about and counts as reading it. */
class NoticeRow extends ListItem {

    /** @param of the organisation's name; empty where the reader has one only @param onOpen before the page is left */
    NoticeRow(Notice notice, String of, Runnable onOpen) {
        var open = new NativeButton("", _ -> {
            onOpen.run();
            UI.getCurrentOrThrow().navigate(path(notice));
        });
        open.addClassNames("lap-item", "lap-notice");
        var when = new Div(TimeText.ago(notice.happenedAt()));
        when.addClassName("lap-caption");
        if (!of.isEmpty()) {
            when.addComponentAsFirst(new Span(of + " · "));
        }
        var text = new Div(new Sentence(sentence(notice)), when);
        var dot = new Span();
        dot.addClassName("lap-dot");
        dot.getElement().setAttribute("role", "img").setAttribute("aria-label", getTranslation("notice.unread"));
        dot.setVisible(!notice.read());
        open.add(dot, text);
        open.getElement().setAttribute("data-read", notice.read());
        add(open);
    }

    static String sentence(Notice notice) {
        Formats formats = Formats.current();
        String key = "notice.says." + notice.kind().wire();
        return switch (notice.kind()) {
            case BUDGET_REACHED ->
                I18NProvider.translate(
                        notice.subject().isEmpty() ? key : "notice.says.budget_reached_of",
                        formats.percent(Objects.requireNonNull(notice.share()).doubleValue(), 0),
                        notice.subject());
            case KEY_EXPIRES, PRICE_CHANGES ->
                I18NProvider.translate(key, notice.subject(), formats.dateTime(due(notice)));
            case TIER_ROSE, INVITATION_ACCEPTED -> I18NProvider.translate(key, notice.subject());
        };
    }

    private static Instant due(Notice notice) {
        return Objects.requireNonNull(notice.due());
    }

    private static String path(Notice notice) {
        return switch (notice.kind()) {
            case BUDGET_REACHED -> BudgetRoutes.BUDGETS;
            case KEY_EXPIRES -> "keys";
            case TIER_ROSE -> "tier";
            case PRICE_CHANGES -> ModelRoutes.of(notice.subject());
            case INVITATION_ACCEPTED -> "members";
        };
    }
}
