package io.lapilli.console.models;

import com.vaadin.flow.component.UI;
import io.lapilli.pricing.ModelRoutes;
import io.lapilli.ui.ConsoleContext;
import io.lapilli.ui.Icon;
import io.lapilli.ui.PaletteSource;
import java.util.List;
import java.util.Locale;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Finds models that the reader's organisation can call, by a part of their names. */
@Component
class ModelPalette implements PaletteSource {

    private final CustomerPrices prices;
    private final ObjectProvider<ConsoleContext> context;

    ModelPalette(CustomerPrices prices, ObjectProvider<ConsoleContext> context) {
        this.prices = prices;
        this.context = context;
    }

    @Override
    public List<Hit> find(String query, int limit) {
        String part = query.toLowerCase(Locale.ROOT);
        return context.getObject().place().map(prices::all).orElse(List.of()).stream()
                .map(price -> price.model().name())
                .filter(name -> name.toLowerCase(Locale.ROOT).contains(part))
                .limit(limit)
                .map(name -> new Hit(
                        Icon.CUBE, name, UI.getCurrentOrThrow().getTranslation("models.palette"), ModelRoutes.of(name)))
                .toList();
    }
}
