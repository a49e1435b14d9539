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
                    Flow.of("Device testing", "test-agents", "doubao-max-200k", Shape.SHOP, 240, 3.3)
                            .tokens(150_000, 0.45, 3_500),
                    Flow.of("Device testing", "sun-lei", "doubao-max-200k", Shape.OFFICE, 150, 1)
                            .by(DemoPeople.SUN)
                            .tokens(40_000, 0.3, 1_200),
                    Flow.of("Phone assistant", "assistant-backend", "doubao-pro-32k", Shape.EVENING, 300, 0.8)
                            .tokens(2_400, 0.55, 260),
                    Flow.of("Phone assistant", "assistant-backend", "doubao-lite-32k", Shape.EVENING, 120, 0.5)
                            .tokens(900, 0.3, 120),
                    Flow.of("Phone assistant", "assistant-planner", "doubao-max-200k", Shape.EVENING, 170, 1.5)
                            .tokens(90_000, 0.45, 1_200),
                    Flow.of("Customer service", "service-desk", "doubao-pro-32k", Shape.SHOP, 425, 0.6)
                            .tokens(5_200, 0.6, 330),
                    Flow.of("Customer service", "service-desk", "embedding-large", Shape.SHOP, 90, 0.2)
                            .embedding(6_000),
                    Flow.of("Customer service", "case-reader", "doubao-max-200k", Shape.SHOP, 200, 1.1)
                            .tokens(75_000, 0.3, 1_400),
                    Flow.of("Review reading", "review-reader", "doubao-pro-128k", Shape.NIGHT, 330, 3)
                            .tokens(95_000, 0.1, 900),
                    Flow.of("Review reading", "review-reader", "doubao-max-200k", Shape.NIGHT, 160, 3)
                            .tokens(120_000, 0.1, 1_500),
                    Flow.of("Market research", "han-xue", "doubao-max-200k", Shape.OFFICE, 140, 1)
                            .by(DemoPeople.HAN)
                            .tokens(100_000, 0.2, 2_000),
                    Flow.of(
                                    DemoCustomers.KNOWN_KEYS_PROJECT,
                                    "zhao-ming",
                                    "doubao-thinking-64k",
                                    Shape.OFFICE,
                                    400,
                                    0.7)
                            .by(DemoPeople.ZHAO)
                            .tokens(3_000, 0.2, 700)
                            .thinking(2_500),
                    Flow.of(DemoCustomers.KNOWN_KEYS_PROJECT, "zhao-ming", "doubao-max-200k", Shape.OFFICE, 130, 0.6)
                            .by(DemoPeople.ZHAO)
                            .tokens(50_000, 0.2, 1_500),
                    Flow.of(
                                    DemoCustomers.KNOWN_KEYS_PROJECT,
                                    DemoCustomers.KNOWN_KEY,
                                    "doubao-pro-32k",
                                    Shape.OFFICE,
                                    24,
                                    0.2)
                            .tokens(400, 0.1, 180)));

    static final Customer KRAUSCH = new Customer(
            "Krausch Motors",
            "Europe/Berlin",
            Season.EUROPE,
            DemoPeople.KRAUSCH,
            425,
            1.13,
            1.5,
            List.of(
                    Flow.of("Engineering", "requirements-reader", "doubao-max-200k", Shape.OFFICE, 300, 2)
                            .tokens(150_000, 0.4, 2_400),
                    Flow.of("Engineering", "crash-reports", "doubao-thinking-64k", Shape.OFFICE, 120, 0.5)
                            .tokens(9_000, 0.2, 900)
                            .thinking(3_500),
                    Flow.of("Service manuals", "manual-assistant", "doubao-pro-128k", Shape.OFFICE, 425, 1.5)
                            .tokens(80_000, 0.45, 600),
                    Flow.of("Service manuals", "manual-writer", "doubao-max-200k", Shape.OFFICE, 210, 1.3)
                            .tokens(90_000, 0.4, 1_800),
                    Flow.of("Service manuals", "manual-index", "embedding-large", Shape.SUNDAY, 425, 6)
                            .embedding(7_000),
                    Flow.of("Purchasing", "contract-reader", "doubao-max-200k", Shape.OFFICE, 180, 0.7)
                            .tokens(120_000, 0.2, 1_600),
                    Flow.of("Shop floor", "line-terminals", "doubao-lite-32k", Shape.SHIFTS, 200, 0.5)
                            .tokens(1_100, 0.4, 90),
                    Flow.of("Shop floor", "shift-reports", "doubao-max-200k", Shape.SHIFTS, 150, 0.3)
                            .tokens(60_000, 0.3, 1_200),
                    Flow.of("Shop floor", "lena-vogt", "doubao-max-200k", Shape.OFFICE, 180, 0.5)
                            .by(DemoPeople.VOGT)
                            .tokens(40_000, 0.2, 1_200)));

    private LargeCustomers() {}
}
