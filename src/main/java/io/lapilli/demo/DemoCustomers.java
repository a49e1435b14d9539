package io.lapilli.demo;

import io.lapilli.demo.DemoPeople.Person;
import io.lapilli.demo.Rhythm.Shape;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The customers of a demo: who they are, what they have, and what flows through each of their keys. */
final class DemoCustomers {

    /**
     * The secret of the key that the start log prints, known to everybody. It is valid only where demo data is, and only
     * while the demo is on.
     */
    static final String KNOWN_SECRET = "sk-lap-LapilliDemoKeyEverybodyKnowsThisOne01UDaaz";

    static final String KNOWN_KEY = "quickstart";
    static final String KNOWN_KEYS_PROJECT = "Prototypes";

    static final Customer MORI = new Customer(
            "Mori Mobile",
            "Asia/Shanghai",
            DemoPeople.MORI,
            1.16,
            List.of(
                    new Flow(
                            "Phone assistant",
                            "assistant-backend",
                            null,
                            "doubao-pro-32k",
                            Shape.EVENING,
                            2.6,
                            2_400,
                            0.55,
                            260,
                            0),
                    new Flow(
                            "Phone assistant",
                            "assistant-backend",
                            null,
                            "doubao-lite-32k",
                            Shape.EVENING,
                            1.7,
                            900,
                            0.3,
                            120,
                            0),
                    new Flow(
                            "Customer service",
                            "service-desk",
                            null,
                            "doubao-pro-32k",
                            Shape.SHOP,
                            2.2,
                            5_200,
                            0.6,
                            330,
                            0),
                    new Flow(
                            "Customer service",
                            "service-desk",
                            null,
                            "embedding-large",
                            Shape.SHOP,
                            1.0,
                            6_000,
                            0,
                            0,
                            0),
                    new Flow(
                            "Review reading",
                            "review-reader",
                            null,
                            "doubao-pro-128k",
                            Shape.NIGHT,
                            3.0,
                            52_000,
                            0.1,
                            900,
                            0),
                    new Flow(
                            "Prototypes",
                            "zhao-ming",
                            DemoPeople.ZHAO,
                            "doubao-thinking-64k",
                            Shape.OFFICE,
                            0.9,
                            3_000,
                            0.2,
                            700,
                            2_500)));

    static final Customer KRAUSCH = new Customer(
            "Krausch Machine Tools",
            "Europe/Berlin",
            DemoPeople.KRAUSCH,
            1.06,
            List.of(
                    new Flow(
                            "Service manuals",
                            "manual-assistant",
                            null,
                            "doubao-pro-128k",
                            Shape.OFFICE,
                            3.0,
                            38_000,
                            0.45,
                            600,
                            0),
                    new Flow(
                            "Service manuals",
                            "manual-index",
                            null,
                            "embedding-large",
                            Shape.SUNDAY,
                            18,
                            7_000,
                            0,
                            0,
                            0),
                    new Flow(
                            "Shop floor",
                            "line-terminals",
                            null,
                            "doubao-lite-32k",
                            Shape.SHIFTS,
                            1.8,
                            1_100,
                            0.4,
                            90,
                            0),
                    new Flow(
                            "Shop floor",
                            "lena-vogt",
                            DemoPeople.VOGT,
                            "doubao-pro-32k",
                            Shape.OFFICE,
                            0.9,
                            1_800,
                            0.2,
                            400,
                            0)));

    static final List<Customer> ALL = List.of(MORI, KRAUSCH);

    private DemoCustomers() {}

    /** @param growth of the usage in a month, 1: none */
    record Customer(String name, String zone, List<Person> people, double growth, List<Flow> flows) {}

    /**
     * What one key asks of one model.
     *
     * @param key the service account's name, or the key's where a person owns it
     * @param owner null: a service account
     * @param perHour requests in a busy hour at the beginning
     * @param prompt usual tokens of a prompt, or of an embedding's input
     * @param cached usual share of the prompt that is cached
     * @param completion usual tokens of an answer, without the reasoning
     */
    record Flow(
            String project,
            String key,
            @Nullable Person owner,
            String model,
            Shape shape,
            double perHour,
            int prompt,
            double cached,
            int completion,
            int reasoning) {

        boolean embeds() {
            return completion == 0;
        }
    }
}
