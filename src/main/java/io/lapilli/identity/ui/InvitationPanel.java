package io.lapilli.identity.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import io.lapilli.identity.Invitation;
import io.lapilli.identity.Invitations;
import io.lapilli.identity.IssuedLink;
import io.lapilli.identity.MemberRole;
import io.lapilli.shared.InvitationId;
import io.lapilli.shared.Slice;
import io.lapilli.ui.Buttons;
import io.lapilli.ui.Confirmation;
import io.lapilli.ui.DataTable;
import io.lapilli.ui.EmptyState;
import io.lapilli.ui.Formats;
import io.lapilli.ui.Icon;
import io.lapilli.ui.Panel;
import io.lapilli.ui.Tag;
import io.lapilli.ui.TimeText;
import io.lapilli.ui.Toast;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Who is invited and has not come yet, newest first. */
class InvitationPanel extends Panel {

    private final MemberDesk desk;
    private final List<MemberRole> mayGive;
    private final List<Invitation> rows = new ArrayList<>();

    InvitationPanel(MemberDesk desk) {
        title(getTranslation("people.invitations"));
        this.desk = desk;
        this.mayGive = desk.mayGive();
        show();
    }

    final void show() {
        rows.clear();
        read(null);
    }

    private void read(@Nullable InvitationId before) {
        Slice<Invitation> page = desk.unused(before);
        rows.addAll(page.items());
        clear();
        if (rows.isEmpty()) {
            with(new EmptyState(
                    getTranslation("people.invitations.none"), getTranslation("people.invitations.none.text")));
            return;
        }
        Instant now = desk.now();
        flush(new DataTable<Invitation>(getTranslation("people.invitations"))
                .component(
                        getTranslation("identity.email"),
                        invitation -> new Person(invitation.email(), Words.of(role(invitation))))
                .component(
                        getTranslation("people.invitations.made"), invitation -> TimeText.ago(invitation.createdAt()))
                .wideOnly()
                .component(getTranslation("people.invitations.link"), invitation -> state(invitation, now))
                .actions(getTranslation("people.actions"), this::actions)
                .rows(rows));
        if (page.hasMore()) {
            var foot = new Div(Buttons.quiet(
                    getTranslation("people.members.more"),
                    _ -> read(rows.getLast().id())));
            foot.addClassName("lap-foot");
            flush(foot);
        }
    }

    private static MemberRole role(Invitation invitation) {
        return Objects.requireNonNull(invitation.role(), "an invitation into an organisation names a role");
    }

    private Component state(Invitation invitation, Instant now) {
        return invitation.open(now)
                ? Tag.neutral(getTranslation("people.invitations.until", day(invitation.expiresAt())))
                : Tag.warn(getTranslation("people.invitations.expired"));
    }

    private static String day(Instant at) {
        Formats formats = Formats.current();
        return formats.shortDay(LocalDate.ofInstant(at, formats.zone()));
    }

    private Component actions(Invitation invitation) {
        var row = new Div();
        row.addClassNames("lap-row", "lap-end");
        if (mayGive.contains(role(invitation))) {
            row.add(Buttons.icon(
                    Icon.TURN,
                    getTranslation("people.invitations.again.of", invitation.email()),
                    _ -> again(invitation)));
        }
        row.add(Buttons.icon(
                Icon.TRASH, getTranslation("people.invitations.back.of", invitation.email()), _ -> ask(invitation)));
        return row;
    }

    /** Only a hash of the old link is kept, so it can't be shown again: the new one takes its place. */
    private void again(Invitation invitation) {
        IssuedLink link = desk.invite(invitation.email(), role(invitation), Invitations.INVITATION_HOLDS);
        desk.links().alone("people.invite.made", link);
        show();
    }

    private void ask(Invitation invitation) {
        new Confirmation(getTranslation("people.invitations.back.ask", invitation.email()))
                .says(getTranslation("people.invitations.back.says"))
                .ask(getTranslation("people.invitations.back"), () -> {
                    desk.takeBack(invitation);
                    Toast.say(getTranslation("people.invitations.back.done", invitation.email()));
                    show();
                });
    }
}
