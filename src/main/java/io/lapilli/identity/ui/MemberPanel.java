package io.lapilli.identity.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Text;
import com.vaadin.flow.component.html.Div;
import io.lapilli.identity.Member;
import io.lapilli.identity.MemberFilter;
import io.lapilli.identity.MemberRole;
import io.lapilli.shared.Slice;
import io.lapilli.ui.Buttons;
import io.lapilli.ui.DataTable;
import io.lapilli.ui.EmptyState;
import io.lapilli.ui.Icon;
import io.lapilli.ui.Panel;
import io.lapilli.ui.Tag;
import io.lapilli.ui.TimeText;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/** An organisation's people by name, a page at a time. */
class MemberPanel extends Panel {

    private final MemberDesk desk;
    private final MemberDialogs dialogs;
    private final IntConsumer onCounted;
    private final boolean manages;
    private final List<MemberRole> mayGive;
    private final List<Member> rows = new ArrayList<>();
    private MemberFilter filter = MemberFilter.ALL;

    /** @param onCounted told how many match, with each reading */
    MemberPanel(MemberDesk desk, IntConsumer onCounted) {
        this.desk = desk;
        this.dialogs = new MemberDialogs(desk, this::again);
        this.onCounted = onCounted;
        this.manages = desk.mayManage();
        this.mayGive = desk.mayGive();
        getElement().setAttribute("aria-label", getTranslation("people.members"));
    }

    void show(MemberFilter wanted) {
        filter = wanted;
        again();
    }

    private void again() {
        rows.clear();
        onCounted.accept(desk.count(filter));
        read(null);
    }

    private void read(@Nullable Member after) {
        Slice<Member> page = desk.page(filter, after);
        rows.addAll(page.items());
        clear();
        if (rows.isEmpty()) {
            with(new EmptyState(getTranslation("people.members.none"), getTranslation("people.members.none.text")));
            return;
        }
        flush(table().rows(rows));
        if (page.hasMore()) {
            var foot = new Div(Buttons.quiet(getTranslation("people.members.more"), _ -> read(rows.getLast())));
            foot.addClassName("lap-foot");
            flush(foot);
        }
    }

    private DataTable<Member> table() {
        var table = new DataTable<Member>(getTranslation("people.members"))
                .component(getTranslation("people.person"), this::person)
                .text(getTranslation("people.role"), member -> Words.of(member.role()));
        if (manages) {
            table.component(getTranslation("people.seen"), member -> seen(member.lastSeenAt()))
                    .wideOnly();
        }
        return table.component(getTranslation("people.since"), member -> TimeText.day(member.addedAt()))
                .wideOnly()
                .actions(getTranslation("people.actions"), this::actions);
    }

    private Component person(Member member) {
        var marks = new ArrayList<Component>();
        if (desk.isReader(member.user())) {
            marks.add(Tag.neutral(getTranslation("people.you")));
        }
        if (member.disabledAt() != null) {
            marks.add(Tag.bad(getTranslation("people.state.disabled")));
        }
        return new Person(member.name(), member.email(), marks.toArray(Component[]::new));
    }

    private Component seen(@Nullable Instant at) {
        return at == null ? new Text(getTranslation("people.never")) : TimeText.ago(at);
    }

    /** Nobody is offered what the rules refuse. */
    private Component actions(Member member) {
        var row = new Div();
        row.addClassNames("lap-row", "lap-end");
        if (mayGive.contains(member.role())) {
            row.add(Buttons.icon(
                    Icon.EDIT,
                    getTranslation("people.role.change.of", member.name()),
                    _ -> dialogs.changeRole(member)));
        }
        if (desk.isReader(member.user())) {
            row.add(Buttons.icon(Icon.LEAVE, getTranslation("people.leave"), _ -> dialogs.leave(member)));
        } else if (mayGive.contains(member.role())) {
            row.add(Buttons.icon(
                    Icon.TRASH, getTranslation("people.remove.of", member.name()), _ -> dialogs.remove(member)));
        }
        return row;
    }
}
