package io.lapilli.identity.ui;

import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import io.lapilli.identity.MemberRole;
import io.lapilli.identity.Organisation;
import io.lapilli.identity.OrganisationDirectory;
import io.lapilli.identity.PlatformRole;
import io.lapilli.identity.UserOrder;
import io.lapilli.identity.UserState;
import io.lapilli.ui.ChipSelect;
import io.lapilli.ui.SearchField;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** What the list of users can be restricted to and sorted by. Every choice is asked for, and shown when it is granted. */
class UsersBar extends Div {

    private final Consumer<UnaryOperator<UsersState>> asks;
    private final OrganisationDirectory organisations;
    private final SearchField search;
    private final ComboBox<Organisation> organisation = new ComboBox<>();
    private final ChipSelect<Optional<UserState>> state;
    private final ChipSelect<Optional<MemberRole>> role;
    private final ChipSelect<Optional<PlatformRole>> staff;
    private final ChipSelect<UserOrder> order;

    UsersBar(OrganisationDirectory organisations, Consumer<UnaryOperator<UsersState>> asks) {
        this.asks = asks;
        this.organisations = organisations;
        addClassName("lap-chips");
        search = new SearchField(getTranslation("people.users.search"), typed -> asks.accept(now -> now.search(typed)));
        organisation.addClassName("lap-search");
        organisation.setPlaceholder(getTranslation("people.organisation"));
        organisation.setAriaLabel(getTranslation("people.organisation"));
        organisation.setClearButtonVisible(true);
        organisation.setItems(OrganisationItems.of(organisations));
        organisation.setItemLabelGenerator(Organisation::name);
        organisation.addValueChangeListener(chosen -> {
            if (chosen.isFromClient()) {
                asks.accept(now -> now.organisation(
                        chosen.getValue() == null ? null : chosen.getValue().id()));
            }
        });
        state = chip("people.state", UserState.class, Words::of, (now, chosen) -> now.state(chosen.orElse(null)));
        role = chip("people.role", MemberRole.class, Words::of, (now, chosen) -> now.role(chosen.orElse(null)));
        staff = chip("people.staff", PlatformRole.class, Words::of, (now, chosen) -> now.staff(chosen.orElse(null)));
        order = new ChipSelect<>(
                getTranslation("people.order"),
                List.of(UserOrder.values()),
                one -> getTranslation("people.order." + Words.wire(one)));
        order.addValueChangeListener(chosen -> {
            if (chosen.isFromClient()) {
                asks.accept(now -> now.order(chosen.getValue()));
            }
        });
        add(search, organisation, state, role, staff, order);
    }

    private <E extends Enum<E>> ChipSelect<Optional<E>> chip(
            String label, Class<E> kind, Function<E, String> word, Change<E> change) {
        var chip = new ChipSelect<>(
                getTranslation(label),
                Choices.orAny(kind),
                one -> one.map(word).orElseGet(() -> getTranslation("people.any")));
        chip.addValueChangeListener(chosen -> {
            if (chosen.isFromClient()) {
                asks.accept(now -> change.of(now, chosen.getValue()));
            }
        });
        return chip;
    }

    @FunctionalInterface
    private interface Change<E> {
        UsersState of(UsersState now, Optional<E> chosen);
    }

    void show(UsersState wanted) {
        search.show(wanted.search());
        organisation.setValue(wanted.organisation() == null ? null : organisations.find(wanted.organisation()));
        state.setValue(Optional.ofNullable(wanted.state()));
        role.setValue(Optional.ofNullable(wanted.role()));
        staff.setValue(Optional.ofNullable(wanted.staff()));
        order.setValue(wanted.order());
    }
}
