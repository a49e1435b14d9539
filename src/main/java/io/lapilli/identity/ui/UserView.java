package io.lapilli.identity.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Text;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import io.lapilli.identity.CurrentUser;
import io.lapilli.identity.Invitations;
import io.lapilli.identity.Members;
import io.lapilli.identity.OrganisationDirectory;
import io.lapilli.identity.OrganisationPages;
import io.lapilli.identity.PersonalKeys;
import io.lapilli.identity.Sessions;
import io.lapilli.identity.User;
import io.lapilli.identity.UserDirectory;
import io.lapilli.identity.UserRoutes;
import io.lapilli.identity.UserRow;
import io.lapilli.identity.Users;
import io.lapilli.shared.NotFoundException;
import io.lapilli.shared.SessionId;
import io.lapilli.shared.UserId;
import io.lapilli.ui.Buttons;
import io.lapilli.ui.CopyButton;
import io.lapilli.ui.Facts;
import io.lapilli.ui.Panel;
import io.lapilli.ui.TimeText;
import io.lapilli.ui.View;
import jakarta.annotation.security.RolesAllowed;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;

/** Everything about one account: where its person belongs, which keys go with it, where it is signed in and was. */
@Route(UserRoutes.USERS + "/:" + UserView.ID)
@RolesAllowed({"OPERATOR_ADMIN", "SUPPORT"})
class UserView extends View implements BeforeEnterObserver {

    static final String ID = "user";

    private final UserDirectory directory;
    private final Sessions sessions;
    private final PersonalKeys keys;
    private final Members members;
    private final OrganisationDirectory organisations;
    private final ObjectProvider<OrganisationPages> pages;
    private final CurrentUser reader;
    private final UserActions actions;
    private final Span mark = new Span();
    private final Div buttons = new Div();
    private final Div parts = new Div();

    UserView(
            UserDirectory directory,
            Users users,
            Invitations invitations,
            Sessions sessions,
            PersonalKeys keys,
            Members members,
            OrganisationDirectory organisations,
            ObjectProvider<OrganisationPages> pages,
            LinkShown links,
            CurrentUser reader) {
        super("people.user");
        this.directory = directory;
        this.sessions = sessions;
        this.keys = keys;
        this.members = members;
        this.organisations = organisations;
        this.pages = pages;
        this.reader = reader;
        this.actions = new UserActions(users, invitations, keys, links, reader.actor());
        buttons.addClassName("lap-row");
        parts.addClassName("lap-parts");
        head().mark(mark).actions(buttons);
        add(parts);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        String text = event.getRouteParameters().get(ID).orElse("");
        show(UserId.parse(text).orElseThrow(() -> new NotFoundException("user", text)));
    }

    private void show(UserId id) {
        UserRow row = directory.get(reader.actor(), id);
        User user = row.user();
        named(user.name());
        head().sub(user.email());
        mark.removeAll();
        mark.add(Words.tag(row.state()));
        boolean seller = reader.actor().seller();
        buttons.removeAll();
        if (seller) {
            buttons.add(actions.buttons(row, () -> show(id)));
        }
        parts.removeAll();
        var halves = new Div(
                facts(row),
                new MembershipPanel(
                        members, organisations, pages.getIfAvailable(), keys, reader.actor(), row, () -> show(id)));
        halves.addClassName("lap-halves");
        parts.add(
                halves,
                new KeysOfUser(keys, organisations, id),
                sessions(user, seller),
                new HistoryPanel(sessions, reader.actor(), id));
    }

    private Panel sessions(User user, boolean seller) {
        boolean own = user.id().equals(reader.id());
        SessionId here =
                own ? reader.signedIn().map(one -> new SessionId(one.session())).orElse(null) : null;
        var panel = new SessionPanel(sessions, reader.actor(), user.id(), here, seller);
        if (seller) {
            panel.actions(Buttons.danger(
                    getTranslation("people.sessions.end.all"), _ -> actions.endSessions(user, panel::show)));
        }
        return panel;
    }

    private Panel facts(UserRow row) {
        User user = row.user();
        var id = new Div(new Span(user.id().text()), new CopyButton(user.id().text()));
        id.addClassNames("lap-row", "lap-mono");
        var facts = new Facts()
                .add(getTranslation("people.staff"), Words.of(user.platformRole()))
                .add(getTranslation("people.created"), TimeText.at(user.createdAt()))
                .add(getTranslation("people.signed-in"), time(user.lastSignInAt()))
                .add(getTranslation("people.seen"), ago(row.lastSeenAt()))
                .add(getTranslation("people.language"), language(user))
                .add(
                        getTranslation("identity.time-zone"),
                        user.timeZone() == null
                                ? getTranslation("people.browsers")
                                : user.timeZone().getId())
                .add(getTranslation("people.id"), id);
        if (user.disabled()) {
            facts.add(getTranslation("people.disabled"), time(user.disabledAt()));
        }
        return new Panel(getTranslation("people.user.facts")).with(facts);
    }

    private String language(User user) {
        if (user.language() == null) {
            return getTranslation("people.browsers");
        }
        var language = Locale.forLanguageTag(user.language());
        return language.getDisplayName(language);
    }

    private static Component time(@Nullable Instant at) {
        return at == null ? new Text("—") : TimeText.at(at);
    }

    private static Component ago(@Nullable Instant at) {
        return at == null ? new Text("—") : TimeText.ago(at);
    }
}
