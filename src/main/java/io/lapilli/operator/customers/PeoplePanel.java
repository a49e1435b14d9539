package io.lapilli.operator.customers;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Text;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.dom.Element;
import io.lapilli.identity.Invitation;
import io.lapilli.identity.Member;
import io.lapilli.identity.MemberRole;
import io.lapilli.identity.UserRoutes;
import io.lapilli.shared.UserId;
import io.lapilli.ui.Buttons;
import io.lapilli.ui.DataTable;
import io.lapilli.ui.EmptyState;
import io.lapilli.ui.Formats;
import io.lapilli.ui.Panel;
import io.lapilli.ui.Tag;
import io.lapilli.ui.TimeText;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A customer's people with their roles, owners first, and who was invited and has not come. */
class PeoplePanel extends Panel {

    private final boolean mayChange;
    private final boolean seesUsers;
    private final Actions actions;

    /** What an administrator can do here. */
    interface Actions {

        /** @param email whose link is renewed; empty: somebody new */
        void invite(String email, MemberRole usual);
    }

    private record Person(
            @Nullable UserId user,
            String name,
            String email,
            MemberRole role,
            boolean disabled,
            @Nullable Instant seen,
            boolean invited) {}

    PeoplePanel(boolean mayChange, boolean seesUsers, Actions actions) {
        this.mayChange = mayChange;
        this.seesUsers = seesUsers;
        this.actions = actions;
        title(getTranslation("customers.people"));
        if (mayChange) {
            actions(Buttons.quiet(getTranslation("customers.invite"), _ -> actions.invite("", MemberRole.OWNER)));
        }
    }

    void show(CustomerStory story) {
        List<Person> people = Stream.concat(
                        story.people().items().stream().map(PeoplePanel::person),
                        story.open().stream().map(PeoplePanel::person))
                .sorted(Comparator.comparing(Person::role).thenComparing(Person::name))
                .toList();
        int all = story.row().use().people();
        int shown = story.people().items().size();
        sub(
                all > shown
                        ? getTranslation(
                                "customers.people.some",
                                shown,
                                Formats.current().count(all))
                        : "");
        clear();
        if (people.isEmpty()) {
            flush(new EmptyState(
                    getTranslation("customers.people.none"), getTranslation("customers.people.none.text")));
            return;
        }
        var table = new DataTable<Person>(getTranslation("customers.people"))
                .component(getTranslation("customers.people.who"), this::who)
                .text(getTranslation("customers.people.role"), this::role)
                .component(getTranslation("customers.people.seen"), this::seen);
        if (mayChange && !story.open().isEmpty()) {
            table.actions(getTranslation("customers.people.actions"), this::renew);
        }
        flush(table.rows(people));
    }

    private static Person person(Member member) {
        return new Person(
                member.user(),
                member.name(),
                member.email(),
                member.role(),
                member.disabledAt() != null,
                member.lastSeenAt(),
                false);
    }

    private static Person person(Invitation link) {
        MemberRole role = link.role() == null ? MemberRole.VIEWER : link.role();
        return new Person(null, link.email(), "", role, false, link.createdAt(), true);
    }

    private Component who(Person person) {
        var cell = new Div(
                person.user() != null && seesUsers
                        ? new Anchor(UserRoutes.of(person.user()), person.name())
                        : new Text(person.name()));
        if (!person.email().isEmpty()) {
            cell.getElement().appendChild(new Element("small").setText(person.email()));
        }
        return cell;
    }

    private String role(Person person) {
        return getTranslation("customers.role." + person.role().name().toLowerCase(Locale.ROOT));
    }

    private Component seen(Person person) {
        if (person.invited()) {
            return Tag.warn(getTranslation("customers.people.invited"));
        }
        if (person.disabled()) {
            return Tag.neutral(getTranslation("customers.people.disabled"));
        }
        return person.seen() == null ? new Text(getTranslation("customers.people.never")) : TimeText.ago(person.seen());
    }

    private Component renew(Person person) {
        if (!person.invited()) {
            return new Text("");
        }
        var button = Buttons.quiet(
                getTranslation("customers.people.renew"), _ -> actions.invite(person.name(), person.role()));
        button.setAriaLabel(getTranslation("customers.people.renew.of", person.name()));
        return button;
    }
}
