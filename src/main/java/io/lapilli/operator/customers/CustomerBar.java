package io.lapilli.operator.customers;

import com.vaadin.flow.component.html.Div;
import io.lapilli.identity.Billing;
import io.lapilli.operator.customers.CustomerFilter.Order;
import io.lapilli.operator.customers.CustomerFilter.State;
import io.lapilli.tier.Tier;
import io.lapilli.ui.ChipSelect;
import io.lapilli.ui.SearchField;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** What customers can be found by. Every choice is asked for, and shown when it is granted. */
class CustomerBar extends Div {

    private final SearchField search;
    private final ChipSelect<Optional<String>> tier;
    private final ChipSelect<Optional<Billing>> billing;
    private final ChipSelect<Optional<State>> state;
    private final ChipSelect<Order> order;

    CustomerBar(List<Tier> tiers, Consumer<UnaryOperator<CustomerFilter>> asks) {
        addClassName("lap-chips");
        search = new SearchField(
                getTranslation("customers.search"), typed -> asks.accept(filter -> filter.search(typed)));
        var names = new ArrayList<>(tiers.stream().map(Tier::name).toList());
        names.add(CustomerFilter.NO_TIER);
        tier = chip(
                "customers.tier",
                names,
                name -> name.equals(CustomerFilter.NO_TIER) ? getTranslation("customers.tier.none") : name,
                chosen -> asks.accept(filter -> filter.tier(chosen.orElse(null))));
        billing = chip(
                "customers.billing",
                Arrays.asList(Billing.values()),
                one -> getTranslation("customers.billing." + CustomerFilter.wire(one)),
                chosen -> asks.accept(filter -> filter.billing(chosen.orElse(null))));
        state = chip(
                "customers.state",
                Arrays.asList(State.values()),
                one -> getTranslation("customers.state." + CustomerFilter.wire(one)),
                chosen -> asks.accept(filter -> filter.state(chosen.orElse(null))));
        order = new ChipSelect<>(
                getTranslation("customers.order"),
                List.of(Order.values()),
                one -> getTranslation("customers.order." + CustomerFilter.wire(one)));
        order.addValueChangeListener(chosen -> {
            if (chosen.isFromClient()) {
                asks.accept(filter -> filter.order(chosen.getValue()));
            }
        });
        add(search, tier, billing, state, order);
    }

    private <T> ChipSelect<Optional<T>> chip(
            String key, List<T> choices, Function<T, String> text, Consumer<Optional<T>> asks) {
        var all = new ArrayList<Optional<T>>();
        all.add(Optional.empty());
        choices.forEach(one -> all.add(Optional.of(one)));
        var chip = new ChipSelect<Optional<T>>(
                getTranslation(key), all, one -> one.map(text).orElseGet(() -> getTranslation("customers.all")));
        chip.addValueChangeListener(chosen -> {
            if (chosen.isFromClient()) {
                asks.accept(chosen.getValue());
            }
        });
        return chip;
    }

    void show(CustomerFilter filter) {
        search.show(filter.search());
        tier.setValue(Optional.ofNullable(filter.tier()));
        billing.setValue(Optional.ofNullable(filter.billing()));
        state.setValue(Optional.ofNullable(filter.state()));
        order.setValue(filter.order());
    }
}
