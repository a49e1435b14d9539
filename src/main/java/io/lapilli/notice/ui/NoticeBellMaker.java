package io.lapilli.notice.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.i18n.I18NProvider;
import io.lapilli.ui.ConsoleContext;
import io.lapilli.ui.Icon;
import io.lapilli.ui.LiveUpdates;
import io.lapilli.ui.PaletteSource;
import io.lapilli.ui.Place;
import io.lapilli.ui.TopBarItem;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;

/** Puts the bell into the top bar, and the screen of notices into the palette. */
@org.springframework.stereotype.Component
class NoticeBellMaker implements TopBarItem, PaletteSource {

    private final NoticeDesk desk;
    private final NoticeWatch watch;
    private final LiveUpdates live;
    private final ObjectProvider<ConsoleContext> context;

    NoticeBellMaker(NoticeDesk desk, NoticeWatch watch, LiveUpdates live, ObjectProvider<ConsoleContext> context) {
        this.desk = desk;
        this.watch = watch;
        this.live = live;
        this.context = context;
    }

    @Override
    public Optional<Component> create() {
        return desk.signedIn()
                ? Optional.of(new NoticeBell(
                        desk,
                        watch,
                        live,
                        context.getObject().place().map(Place::organisation).orElse(null)))
                : Optional.empty();
    }

    @Override
    public List<Hit> find(String query, int limit) {
        return List.of();
    }

    @Override
    public List<Hit> actions() {
        return List.of(new Hit(
                Icon.BELL,
                I18NProvider.translate("notice.title"),
                I18NProvider.translate("ui.find.screen"),
                NoticesView.PATH));
    }
}
