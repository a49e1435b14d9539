package io.lapilli.notice.ui;

import com.vaadin.flow.component.html.UnorderedList;
import io.lapilli.identity.CurrentUser;
import io.lapilli.identity.OrganisationDirectory;
import io.lapilli.notice.Notice;
import io.lapilli.notice.NoticeBoard;
import io.lapilli.notice.NoticeId;
import io.lapilli.shared.OrganisationId;
import io.lapilli.shared.Slice;
import io.lapilli.ui.ConsoleContext;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** The notices of whoever is signed in. */
@Component
class NoticeDesk {

    private final NoticeBoard board;
    private final CurrentUser user;
    private final OrganisationDirectory organisations;
    private final ObjectProvider<ConsoleContext> context;
    private final NoticeWatch watch;

    NoticeDesk(
            NoticeBoard board,
            CurrentUser user,
            OrganisationDirectory organisations,
            ObjectProvider<ConsoleContext> context,
            NoticeWatch watch) {
        this.board = board;
        this.user = user;
        this.organisations = organisations;
        this.context = context;
        this.watch = watch;
    }

    boolean signedIn() {
        return user.signedIn().isPresent();
    }

    int unread() {
        return board.unread(user.id());
    }

    Slice<Notice> page(@Nullable NoticeId before, int limit) {
        return board.page(user.id(), before, limit);
    }

    void readAll() {
        board.readAll(user.id());
        read();
    }

    /** @param onOpen after one was read, before the page is left */
    UnorderedList list(List<Notice> notices, Runnable onOpen) {
        var list = new UnorderedList();
        list.addClassName("lap-bell-list");
        boolean several = context.getObject().organisations().size() > 1;
        notices.forEach(notice -> list.add(new NoticeRow(notice, several ? name(notice.organisation()) : "", () -> {
            open(notice);
            onOpen.run();
        })));
        return list;
    }

    /** Where it leads is a screen of its organisation. */
    private void open(Notice notice) {
        board.read(user.id(), notice.id());
        read();
        OrganisationId organisation = notice.organisation();
        ConsoleContext here = context.getObject();
        if (organisation != null
                && here.place()
                        .filter(place -> !Objects.equals(place.organisation(), organisation))
                        .isPresent()) {
            here.go(organisation, null);
        }
    }

    private void read() {
        context.getObject().place().ifPresent(here -> watch.read(here.organisation()));
    }

    private String name(@Nullable OrganisationId organisation) {
        var found = organisation == null ? null : organisations.find(organisation);
        return found == null ? "" : found.name();
    }
}
