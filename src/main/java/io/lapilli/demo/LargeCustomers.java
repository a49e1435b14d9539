package io.lapilli.demo;

import io.lapilli.demo.Rhythm.Shape;
import java.util.List;

/** A phone maker whose agents read whole logs, and a car maker whose engineers read whole manuals. */
final class LargeCustomers {

    static final Customer MORI = new Customer(
            "Mori Mobile",
            "Asia/Shanghai",
            Season.CHINA,
            DemoPeople.MORI,
            425,
            1.25,
            2.7,
            List.of(
                    Flow.of("Device testing", "test-agents", "doubao-max-200k", Shape.SHOP, 240, 6.5)
                            .tokens(150_000, 0.45, 3_500),
                    Flow.of("Device testing", "sun-lei", "doubao-max-200k", Shape.OFFICE, 150, 1)
                            .by(DemoPeople.SUN)
                            .tokens(40_000, 0.3, 1_200),
                    Flow.of("Phone assistant", "assistant-backend", "doubao-pro-32k", Shape.EVENING, 300, 0.9)
                            .tokens(2_400, 0.55, 260),
                    Flow.of("Phone assistant", "assistant-backend", "doubao-lite-32k", Shape.EVENING, 120, 0.6)
                            .tokens(900, 0.3, 120),
                    Flow.of("Customer service", "service-desk", "doubao-pro-32k", Shape.SHOP, 425, 0.7)
                            .tokens(5_200, 0.6, 330),
                    Flow.of("Customer service", "service-desk", "embedding-large", Shape.SHOP, 90, 0.3)
                            .embedding(6_000),
                    Flow.of("Review reading", "review-reader", "doubao-pro-128k", Shape.NIGHT, 330, 2)
                            .tokens(52_000, 0.1, 900),
                    Flow.of(
                                    DemoCustomers.KNOWN_KEYS_PROJECT,
                                    "zhao-ming",
                                    "doubao-thinking-64k",
                                    Shape.OFFICE,
                                    400,
                                    0.9)
                            .by(DemoPeople.ZHAO)
                            .tokens(3_000, 0.2, 700)
                            .thinking(2_500)));

    static final Customer KRAUSCH = new Customer(
            "Krausch Motors",
            "Europe/Berlin",
            Season.EUROPE,
            DemoPeople.KRAUSCH,
            425,
            1.13,
            1.5,
            List.of(
                    Flow.of("Engineering", "requirements-reader", "doubao-max-200k", Shape.OFFICE, 300, 4)
                            .tokens(150_000, 0.4, 2_400),
                    Flow.of("Engineering", "crash-reports", "doubao-thinking-64k", Shape.OFFICE, 120, 0.5)
                            .tokens(9_000, 0.2, 900)
                            .thinking(3_500),
                    Flow.of("Service manuals", "manual-assistant", "doubao-pro-128k", Shape.OFFICE, 425, 1.2)
                            .tokens(38_000, 0.45, 600),
                    Flow.of("Service manuals", "manual-index", "embedding-large", Shape.SUNDAY, 425, 8)
                            .embedding(7_000),
                    Flow.of("Shop floor", "line-terminals", "doubao-lite-32k", Shape.SHIFTS, 200, 0.5)
                            .tokens(1_100, 0.4, 90),
                    Flow.of("Shop floor", "lena-vogt", "doubao-pro-32k", Shape.OFFICE, 180, 0.6)
                            .by(DemoPeople.VOGT)
                            .tokens(1_800, 0.2, 400)));

    private LargeCustomers() {}
}
