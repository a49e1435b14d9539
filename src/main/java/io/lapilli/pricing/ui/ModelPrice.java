package io.lapilli.pricing.ui;

import io.lapilli.catalog.Model;
import io.lapilli.pricing.PinnedPrice;
import io.lapilli.pricing.PriceStep;
import io.lapilli.pricing.Rate;
import io.lapilli.shared.Meter;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A model as its organisation is charged for it.
 *
 * @param now what a request of this moment is charged by
 * @param inForce every rate that can win now, meter by meter
 * @param history per meter that has rates of its own: how an ordinary request's price went until {@code at}
 */
public record ModelPrice(
        Model model, PinnedPrice now, List<Rate> inForce, Map<Meter, List<PriceStep>> history, Instant at) {

    public ModelPrice {
        inForce = List.copyOf(inForce);
        history = new EnumMap<>(history);
    }

    /** A price that changed. @param ratio of the change: −0.84 is 84 % less */
    public record Change(Instant at, double ratio) {}

    /** Whether one can talk to it: answers have a price. */
    public boolean chats() {
        return model.kind().chats() && now.pricesAnswers();
    }

    /** The meters that its screens name, those that it has rates for. */
    public List<Meter> meters() {
        return inForce.stream().map(Rate::meter).distinct().toList();
    }

    /** The one that stands for the model's price: that of what goes in. */
    public Meter mainMeter() {
        return meters().contains(Meter.PROMPT_UNCACHED) ? Meter.PROMPT_UNCACHED : Meter.EMBEDDING;
    }

    /** What a short request of this moment is charged by for a meter; empty where the meter has no rate of its own. */
    public Optional<Rate> rate(Meter meter) {
        return meters().contains(meter) ? Optional.of(now.rate(meter, 1)) : Optional.empty();
    }

    /** What an ordinary request is charged by for a meter, at any hour. */
    public Optional<Rate> ordinary(Meter meter) {
        List<PriceStep> steps = history.getOrDefault(meter, List.of());
        return steps.isEmpty()
                ? Optional.empty()
                : Optional.ofNullable(steps.getLast().rate());
    }

    /** When the price of a meter last became another, and by how much. */
    public Optional<Change> lastChange(Meter meter) {
        List<PriceStep> steps = history.getOrDefault(meter, List.of());
        for (int i = steps.size() - 1; i > 0; i--) {
            Optional<Change> change = change(steps.get(i - 1), steps.get(i));
            if (change.isPresent()) {
                return change;
            }
        }
        return Optional.empty();
    }

    /** Every change of a meter's price, the oldest first. */
    public List<Change> changes(Meter meter) {
        List<PriceStep> steps = history.getOrDefault(meter, List.of());
        return IntStream.range(1, steps.size())
                .mapToObj(i -> change(steps.get(i - 1), steps.get(i)))
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<Change> change(PriceStep from, PriceStep to) {
        if (from.rate() == null || to.rate() == null) {
            return Optional.empty();
        }
        BigDecimal before = from.rate().amount(Per.MILLION.tokens());
        BigDecimal after = to.rate().amount(Per.MILLION.tokens());
        if (before.signum() == 0 || before.compareTo(after) == 0) {
            return Optional.empty();
        }
        return Optional.of(new Change(
                to.from(),
                after.subtract(before).divide(before, MathContext.DECIMAL64).doubleValue()));
    }
}
