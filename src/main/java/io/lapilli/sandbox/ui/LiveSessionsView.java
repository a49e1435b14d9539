package io.lapilli.sandbox.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import io.lapilli.identity.CurrentUser;
import io.lapilli.identity.Organisation;
import io.lapilli.identity.OrganisationDirectory;
import io.lapilli.identity.SignedIn;
import io.lapilli.sandbox.LiveSession;
import io.lapilli.sandbox.LiveSessions;
import io.lapilli.sandbox.Stage;
import io.lapilli.ui.Buttons;
import io.lapilli.ui.EmptyState;
import io.lapilli.ui.Formats;
import io.lapilli.ui.MenuOrder;
import io.lapilli.ui.Panel;
import io.lapilli.ui.TimeText;
import io.lapilli.ui.View;
import jakarta.annotation.security.RolesAllowed;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The pipeline: every live session where it stands. */
@Route(LiveRoutes.BOARD)
@Menu(title = "live.menu", order = MenuOrder.OPERATOR + 15, icon = "edit")
@RolesAllowed({"OPERATOR_ADMIN", "PRESALES"})
class LiveSessionsView extends View {

    private final LiveSessions sessions;
    private final OrganisationDirectory organisations;
    private final NewSession newSession;
    private final SignedIn reader;
    private final Formats formats = Formats.current();
    private final Div board = new Div();

    LiveSessionsView(
            LiveSessions sessions, OrganisationDirectory organisations, NewSession newSession, CurrentUser user) {
        super("live.title");
        this.sessions = sessions;
        this.organisations = organisations;
        this.newSession = newSession;
        this.reader = user.signedIn().orElseThrow();
        head().sub(getTranslation("live.sub"))
                .actions(Buttons.primary(getTranslation("live.new"), _ -> newSession.open(reader)));
        board.addClassName("lap-live-board");
        add(board);
        draw();
    }

    private void draw() {
        var all = new EnumMap<Stage, List<LiveSession>>(Stage.class);
        for (Stage stage : Stage.values()) {
            all.put(stage, sessions.in(reader, stage));
        }
        board.removeAll();
        if (all.values().stream().allMatch(List::isEmpty)) {
            board.add(new Panel()
                    .with(new EmptyState(
                            getTranslation("live.empty.title"),
                            getTranslation("live.empty.text"),
                            Buttons.plain(getTranslation("live.new"), _ -> newSession.open(reader)))));
            return;
        }
        for (Map.Entry<Stage, List<LiveSession>> column : all.entrySet()) {
            board.add(column(column.getKey(), column.getValue()));
        }
    }

    private Component column(Stage stage, List<LiveSession> its) {
        var count = new Span(formats.count(its.size()));
        count.addClassName("lap-caption");
        var section = new Section(new H2(new Span(name(stage)), count));
        section.addClassName("lap-live-stage");
        section.getElement().setAttribute("aria-label", name(stage));
        its.forEach(one -> section.add(card(one)));
        return section;
    }

    private Component card(LiveSession session) {
        var name = new Anchor(LiveRoutes.of(session.id()), session.name());
        Organisation customer = session.customer() == null ? null : organisations.find(session.customer());
        var about = new Span(customer == null ? getTranslation("live.nobody") : customer.name());
        about.addClassName("lap-delta");
        var last = TimeText.ago(session.lastAt());
        last.addClassName("lap-caption");
        var card = new Div(name, about, last, mover(session));
        card.addClassName("lap-live-card");
        return card;
    }

    private Component mover(LiveSession session) {
        var mover = new Select<Stage>();
        mover.setItems(Stage.values());
        mover.setItemLabelGenerator(this::name);
        mover.setValue(session.stage());
        mover.setAriaLabel(getTranslation("live.stage.of", session.name()));
        mover.addValueChangeListener(event -> {
            sessions.move(reader, session.id(), event.getValue());
            draw();
        });
        return mover;
    }

    private String name(Stage stage) {
        return getTranslation("live.stage." + stage.name().toLowerCase(Locale.ROOT));
    }

    /** To the room. */
    static void go(LiveSession session) {
        UI.getCurrentOrThrow().navigate(LiveRoutes.of(session.id()));
    }
}
