package io.lapilli.identity.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.streams.DownloadEvent;
import io.lapilli.identity.Actor;
import io.lapilli.identity.BulkChange;
import io.lapilli.identity.BulkChanges;
import io.lapilli.identity.BulkRun;
import io.lapilli.identity.CurrentUser;
import io.lapilli.identity.Invitations;
import io.lapilli.identity.OrganisationDirectory;
import io.lapilli.identity.UserDirectory;
import io.lapilli.identity.UserFilter;
import io.lapilli.identity.UserRoutes;
import io.lapilli.identity.Users;
import io.lapilli.shared.UserId;
import io.lapilli.ui.Buttons;
import io.lapilli.ui.Confirmation;
import io.lapilli.ui.EmptyState;
import io.lapilli.ui.Formats;
import io.lapilli.ui.MenuOrder;
import io.lapilli.ui.Panel;
import io.lapilli.ui.View;
import jakarta.annotation.security.RolesAllowed;
import java.io.IOException;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Everybody who has an account: found by anything, changed one by one on their own page, or many at once. */
@Route(UserRoutes.USERS)
@Menu(title = "people.users", order = MenuOrder.OPERATOR + 20, icon = "people")
@RolesAllowed({"OPERATOR_ADMIN", "SUPPORT"})
class UsersView extends View implements BeforeEnterObserver {

    private final UserDirectory directory;
    private final SearchWords words;
    private final Users users;
    private final BulkChanges bulk;
    private final UserExport export;
    private final Actor reader;
    private final UsersBar bar;
    private final @Nullable Selection selection;
    private final UserTable table;
    private final Div running = new Div();
    private final Panel panel = new Panel();
    private final Runnable invite;
    private UsersState state = UsersState.read(QueryParameters.empty());

    UsersView(
            UserDirectory directory,
            SearchWords words,
            Users users,
            Invitations invitations,
            BulkChanges bulk,
            UserExport export,
            LinkShown links,
            OrganisationDirectory organisations,
            CurrentUser user) {
        super("people.users");
        this.directory = directory;
        this.words = words;
        this.users = users;
        this.bulk = bulk;
        this.export = export;
        this.reader = user.actor();
        this.bar = new UsersBar(organisations, this::ask);
        this.selection = reader.seller() ? new Selection(this::everybody, this::confirm) : null;
        this.table = new UserTable(selection == null ? null : selection::chosen);
        var download = new Anchor(this::download, getTranslation("people.export"));
        download.addClassName("lap-button");
        head().actions(download);
        this.invite = () -> new InviteUser(users, invitations, links, organisations, reader).ask(this::draw);
        if (reader.seller()) {
            head().actions(Buttons.primary(getTranslation("people.invite"), _ -> invite.run()));
        }
        panel.getElement().setAttribute("aria-label", getTranslation("people.users"));
        add(bar, running, panel);
        bulk.latest(user.id()).ifPresent(this::follow);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        state = UsersState.read(event.getLocation().getQueryParameters());
        bar.show(state);
        draw();
        if (reader.seller()
                && event.getLocation().getQueryParameters().getParameters().containsKey(InvitePalette.INVITE)) {
            invite.run();
        }
    }

    private void ask(UnaryOperator<UsersState> change) {
        getUI().ifPresent(
                        ui -> ui.navigate(UserRoutes.USERS, change.apply(state).query()));
    }

    private void draw() {
        UserFilter filter = words.filter(state);
        int count = directory.count(reader, filter);
        head().sub(getTranslation("people.users.sub", count, Formats.current().count(count)));
        panel.clear();
        if (selection != null) {
            selection.matching(count);
        }
        if (count == 0) {
            panel.with(new EmptyState(
                    getTranslation("people.users.none"),
                    getTranslation("people.users.none.text"),
                    Buttons.plain(
                            getTranslation("people.users.all"),
                            _ -> ask(now -> UsersState.read(QueryParameters.empty())))));
            return;
        }
        if (selection != null) {
            panel.flush(selection);
        }
        panel.flush(table);
        var order = state.order();
        table.rows(count, (offset, limit) -> directory.page(reader, filter, order, offset, limit));
    }

    private List<UserId> everybody() {
        return directory.ids(reader, words.filter(state));
    }

    private void confirm(BulkChange change, List<UserId> of) {
        String key = Words.wire(change);
        String count = Formats.current().count(of.size());
        var confirmation = new Confirmation(getTranslation("people.bulk.ask." + key, of.size(), count))
                .says(getTranslation("people.bulk.says." + key));
        if (change == BulkChange.DISABLE) {
            confirmation.loses(getTranslation("people.bulk.loses"));
        }
        confirmation.ask(getTranslation("people.bulk." + key), () -> follow(bulk.start(reader, change, of)));
    }

    private void follow(BulkRun run) {
        running.removeAll();
        running.add(new BulkPanel(run, users, this::draw, () -> {
            running.removeAll();
            if (reader.user() != null) {
                bulk.forget(reader.user(), run);
            }
        }));
    }

    private void download(DownloadEvent event) throws IOException {
        event.setFileName("users.csv");
        event.setContentType("text/csv;charset=utf-8");
        export.write(reader, words.filter(state), state.query().getQueryString(), event.getOutputStream());
    }
}
