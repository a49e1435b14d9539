package io.lapilli.notice.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.Route;
import io.lapilli.notice.Notice;
import io.lapilli.notice.NoticeId;
import io.lapilli.shared.Slice;
import io.lapilli.ui.Buttons;
import io.lapilli.ui.EmptyState;
import io.lapilli.ui.Panel;
import io.lapilli.ui.View;
import jakarta.annotation.security.PermitAll;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** All notices that concern the reader, the newest first, page by page. */
@Route(NoticesView.PATH)
@PermitAll
class NoticesView extends View {

    static final String PATH = "notices";

    private static final int PAGE = 30;

    private final NoticeDesk desk;
    private final Panel panel = new Panel();
    private final List<Notice> shown = new ArrayList<>();
    private final Button readAll;

    NoticesView(NoticeDesk desk) {
        super("notice.title");
        this.desk = desk;
        readAll = Buttons.plain(getTranslation("notice.read.all"), _ -> {
            desk.readAll();
            shown.clear();
            read(null);
        });
        head().actions(readAll);
        panel.getElement().setAttribute("aria-label", getTranslation("notice.title"));
        add(panel);
        read(null);
    }

    private void read(@Nullable NoticeId before) {
        Slice<Notice> page = desk.page(before, PAGE);
        shown.addAll(page.items());
        readAll.setVisible(!shown.isEmpty());
        panel.clear();
        if (shown.isEmpty()) {
            panel.with(new EmptyState(getTranslation("notice.none"), getTranslation("notice.none.text")));
            return;
        }
        panel.flush(desk.list(shown, () -> {}));
        if (page.hasMore()) {
            var foot = new Div(Buttons.quiet(
                    getTranslation("notice.more"), _ -> read(shown.getLast().id())));
            foot.addClassName("lap-foot");
            panel.flush(foot);
        }
    }
}
