package io.lapilli.pricing;

import io.lapilli.catalog.ModelKind;
import io.lapilli.shared.Meter;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Models and prices of the demo, after public price lists: fifteen months of them, with a cut three weeks ago. */
final class DemoPriceList {

    static final Period OPENING = Period.ofMonths(15);
    private static final Period SPRING = Period.ofMonths(8);
    static final Period CUT = Period.ofDays(22);

    /** @param maxOutputTokens null where an answer has none */
    record DemoModel(
            String name,
            ModelKind kind,
            int contextWindow,
            @Nullable Integer maxOutputTokens) {}

    static final List<DemoModel> MODELS = List.of(
            new DemoModel("doubao-pro-32k", ModelKind.CHAT, 32_768, 4_096),
            new DemoModel("doubao-pro-128k", ModelKind.CHAT, 131_072, 4_096),
            new DemoModel("doubao-max-200k", ModelKind.CHAT, 204_800, 8_192),
            new DemoModel("doubao-lite-32k", ModelKind.CHAT, 32_768, 4_096),
            new DemoModel("doubao-thinking-64k", ModelKind.CHAT, 65_536, 16_384),
            new DemoModel("embedding-large", ModelKind.EMBEDDING, 8_192, null));

    private final List<DemoPrice> prices = new ArrayList<>();

    /** The lines, the oldest first. */
    static List<DemoPrice> prices() {
        var list = new DemoPriceList();
        list.chat("doubao-pro-32k", OPENING, "0.008", "0.02", "0.008");
        list.chat("doubao-pro-128k", OPENING, "0.032", "0.06", "0.032");
        list.chat("doubao-max-200k", OPENING, "0.2", "0.8", "0.2");
        list.chat("doubao-lite-32k", OPENING, "0.002", "0.004", "0.002");
        list.chat("doubao-thinking-64k", OPENING, "0.02", "0.08", "0.02");
        list.price("embedding-large", Meter.EMBEDDING, OPENING, "0.001", null);
        list.chat("doubao-pro-32k", SPRING, "0.005", "0.009", "0.0025");
        list.chat("doubao-pro-128k", SPRING, "0.02", "0.036", "0.01");
        list.chat("doubao-max-200k", SPRING, "0.14", "0.6", "0.03");
        list.chat("doubao-lite-32k", SPRING, "0.0012", "0.0024", "0.0006");
        list.chat("doubao-thinking-64k", SPRING, "0.012", "0.048", "0.006");
        list.price("embedding-large", Meter.EMBEDDING, SPRING, "0.0007", null);
        list.chat("doubao-pro-32k", CUT, "0.0008", "0.002", "0.00016");
        list.chat("doubao-pro-128k", CUT, "0.005", "0.009", "0.001");
        list.chat("doubao-max-200k", CUT, "0.1", "0.5", "0.01");
        list.chat("doubao-lite-32k", CUT, "0.0003", "0.0006", "0.00006");
        list.chat("doubao-thinking-64k", CUT, "0.004", "0.016", "0.0008");
        list.price("embedding-large", Meter.EMBEDDING, CUT, "0.0005", null);
        list.halved("doubao-pro-32k", "0.0004", "0.001", DemoPrice.Restriction.BATCH);
        list.halved("doubao-lite-32k", "0.00015", "0.0003", DemoPrice.Restriction.BATCH);
        list.halved("doubao-thinking-64k", "0.002", "0.008", DemoPrice.Restriction.NIGHT);
        return List.copyOf(list.prices);
    }

    private void chat(String model, Period before, String prompt, String completion, String cached) {
        price(model, Meter.PROMPT_UNCACHED, before, prompt, null);
        price(model, Meter.PROMPT_CACHED, before, cached, null);
        price(model, Meter.COMPLETION, before, completion, null);
    }

    private void halved(String model, String prompt, String completion, DemoPrice.Restriction half) {
        price(model, Meter.PROMPT_UNCACHED, CUT, prompt, half);
        price(model, Meter.COMPLETION, CUT, completion, half);
    }

    private void price(String model, Meter meter, Period before, String price, DemoPrice.@Nullable Restriction half) {
        prices.add(new DemoPrice(model, meter, before, price, half));
    }
}
