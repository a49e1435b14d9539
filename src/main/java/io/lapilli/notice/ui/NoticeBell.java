package io.lapilli.notice.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.popover.Popover;
import com.vaadin.flow.component.popover.PopoverPosition;
import io.lapilli.notice.Notice;
import io.lapilli.notice.NoticeBoard;
import io.lapilli.shared.OrganisationId;
import io.lapilli.ui.Buttons;
import io.lapilli.ui.Icon;
import io.lapilli.ui.LiveUpdates;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How many notices are unread, and the newest of them. */
class NoticeBell extends Div {

    private static final int SHOWN = 8;

    private final NoticeDesk desk;
    private final NoticeWatch watch;
    private final NativeButton button = new NativeButton();
    private final Span count = new Span();
    private final Popover popover = new Popover();
    private final Div menu = new Div();
    private long version;

    /** @param followed whose changes wake it; null: none */
    NoticeBell(NoticeDesk desk, NoticeWatch watch, LiveUpdates live, @Nullable OrganisationId followed) {
        this.desk = desk;
        this.watch = watch;
        button.addClassName("lap-bell");
        count.addClassName("lap-bell-count");
        count.getElement().setAttribute("aria-hidden", "true");
        button.add(Icon.BELL.create(), count);
        menu.addClassNames("lap-menu", "lap-bell-menu");
        popover.setTarget(button);
        popover.setPosition(PopoverPosition.BOTTOM_END);
        popover.setAriaLabel(getTranslation("notice.title"));
        popover.add(menu);
        popover.addOpenedChangeListener(change -> {
            if (change.isOpened()) {
                fill();
            }
        });
        add(button, popover);
        draw();
        if (followed != null) {
            live.follow(this, followed, this::look);
        }
    }

    void look() {
        if (watch.version() != version) {
            draw();
        }
    }

    private void draw() {
        version = watch.version();
        int unread = desk.unread();
        count.setText(unread >= NoticeBoard.MOST_COUNTED ? NoticeBoard.MOST_COUNTED - 1 + "+" : "" + unread);
        count.setVisible(unread > 0);
        button.setAriaLabel(getTranslation("notice.bell", unread));
    }

    private void fill() {
        menu.removeAll();
        List<Notice> newest = desk.page(null, SHOWN).items();
        if (newest.isEmpty()) {
            var none = new Paragraph(getTranslation("notice.none"));
            none.addClassName("lap-quiet");
            menu.add(none);
            return;
        }
        var all = new Anchor(NoticesView.PATH, getTranslation("notice.all"));
        all.getElement().addEventListener("click", _ -> popover.close());
        var foot = new Div(all, Buttons.quiet(getTranslation("notice.read.all"), _ -> {
            desk.readAll();
            draw();
            fill();
        }));
        foot.addClassName("lap-bell-foot");
        menu.add(
                desk.list(newest, () -> {
                    popover.close();
                    draw();
                }),
                foot);
    }
}
