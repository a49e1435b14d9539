package io.lapilli.identity.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import io.lapilli.identity.CurrentUser;
import io.lapilli.identity.Invitations;
import io.lapilli.identity.MemberRole;
import io.lapilli.identity.Members;
import io.lapilli.identity.Permission;
import io.lapilli.identity.PersonalKeys;
import io.lapilli.ui.Buttons;
import io.lapilli.ui.ChipSelect;
import io.lapilli.ui.ConsoleContext;
import io.lapilli.ui.Formats;
import io.lapilli.ui.MenuOrder;
import io.lapilli.ui.Place;
import io.lapilli.ui.SearchField;
import io.lapilli.ui.View;
import jakarta.annotation.security.PermitAll;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The people of the reader's organisation. Everybody who belongs to it sees who else does, and as what; who may manage
 * members also sees when somebody was there last and who is invited, and changes it.
 */
@Route(MembersView.PATH)
@Menu(title = "people.members", order = MenuOrder.MEMBERS, icon = "people")
@PermitAll
class MembersView extends View implements BeforeEnterObserver {

    static final String PATH = "members";

    private final MemberDesk desk;
    private final MemberPanel people;
    private final SearchField search;
    private final ChipSelect<Optional<MemberRole>> role;
    private @Nullable InvitationPanel invited;
    private MembersState state = MembersState.read(QueryParameters.empty());

    MembersView(
            ConsoleContext context,
            CurrentUser user,
            Members members,
            Invitations invitations,
            PersonalKeys keys,
            LinkShown links,
            Clock clock) {
        super("people.members");
        Place place = context.require();
        desk = new MemberDesk(
                members, invitations, keys, links, clock, user.actor(), place.organisation(), place.organisationName());
        people = new MemberPanel(desk, this::counted);
        search = new SearchField(
                getTranslation("people.members.search"), typed -> ask(new MembersState(typed, state.role())));
        role = new ChipSelect<>(
                getTranslation("people.role"),
                Choices.orAny(MemberRole.class),
                one -> one.map(Words::of).orElseGet(() -> getTranslation("people.any")));
        role.addValueChangeListener(chosen -> {
            if (chosen.isFromClient()) {
                ask(new MembersState(state.search(), chosen.getValue().orElse(null)));
            }
        });
        var bar = new Div(search, role);
        bar.addClassName("lap-row");
        add(bar, people);
        if (members.may(user.id(), place.organisation(), Permission.MANAGE_MEMBERS)) {
            invited = new InvitationPanel(desk);
            head().actions(Buttons.primary(getTranslation("people.invite"), _ -> invite()));
            add(invited);
        }
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        state = MembersState.read(event.getLocation().getQueryParameters());
        search.show(state.search());
        role.setValue(Optional.ofNullable(state.role()));
        people.show(state.filter());
        if (event.getLocation().getQueryParameters().getParameters().containsKey(InvitePalette.INVITE)) {
            invite();
        }
    }

    /** Nothing for who may not. */
    private void invite() {
        if (invited != null) {
            new InviteMember(desk).ask(invited::show);
        }
    }

    private void ask(MembersState wanted) {
        getUI().ifPresent(ui -> ui.navigate(PATH, wanted.query()));
    }

    private void counted(int count) {
        head().sub(getTranslation(
                "people.members.sub",
                desk.organisationName(),
                count,
                Formats.current().count(count)));
    }
}
