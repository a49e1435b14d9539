package io.lapilli.demo;

import io.lapilli.demo.DemoPeople.Person;
import io.lapilli.demo.Rhythm.Shape;
import io.lapilli.identity.MemberRole;
import java.util.List;

/** A shop with seasons, and two for whom the cut of prices changed everything: a tutor app and a game studio. */
final class MiddleCustomers {

    static final Customer SAFFRON = new Customer(
            "Saffron Street",
            "Asia/Kolkata",
            Season.SALES,
            List.of(
                    Person.of("Anjali Rao", "anjali@saffron.example", MemberRole.OWNER),
                    Person.of("Dev Malhotra", "dev@saffron.example", MemberRole.ADMIN),
                    Person.of("Kiran Shah", "kiran@saffron.example", MemberRole.BILLING),
                    Person.of("Neha Iyer", "neha@saffron.example", MemberRole.DEVELOPER)),
            395,
            1.09,
            1.6,
            List.of(
                    Flow.of("Catalogue", "catalogue-writer", "doubao-max-200k", Shape.NIGHT, 395, 1.35)
                            .tokens(34_000, 0.3, 3_600),
                    Flow.of("Catalogue", "search-index", "embedding-large", Shape.NIGHT, 150, 0.8)
                            .embedding(6_500),
                    Flow.of("Shop", "shop-assistant", "doubao-pro-32k", Shape.EVENING, 240, 0.7)
                            .tokens(3_100, 0.5, 240),
                    Flow.of("Shop", "shop-assistant", "doubao-max-200k", Shape.EVENING, 150, 0.35)
                            .tokens(22_000, 0.5, 900),
                    Flow.of("Shop", "returns-desk", "doubao-thinking-64k", Shape.SHOP, 100, 0.3)
                            .tokens(4_000, 0.4, 500)
                            .thinking(1_800),
                    Flow.of("Shop", "returns-desk", "doubao-max-200k", Shape.SHOP, 100, 0.2)
                            .tokens(25_000, 0.4, 1_000),
                    Flow.of("Sellers", "seller-support", "doubao-max-200k", Shape.SHOP, 170, 0.35)
                            .tokens(24_000, 0.3, 1_200)));

    static final Customer LANTERN = new Customer(
            "Lantern Tutor",
            "Asia/Shanghai",
            Season.SCHOOL,
            List.of(
                    Person.of("Fang Yu", "fang.yu@lantern.example", MemberRole.OWNER),
                    Person.of("Qiu Jian", "qiu.jian@lantern.example", MemberRole.DEVELOPER),
                    Person.of("Lu Shan", "lu.shan@lantern.example", MemberRole.BILLING)),
            330,
            1.05,
            22,
            List.of(
                    Flow.of("Tutor", "tutor-backend", "doubao-thinking-64k", Shape.EVENING, 330, 0.7)
                            .tokens(3_800, 0.45, 650)
                            .thinking(2_800),
                    Flow.of("Tutor", "step-checker", "doubao-max-200k", Shape.EVENING, 90, 0.06)
                            .tokens(14_000, 0.3, 1_200),
                    Flow.of("Tutor", "exercise-maker", "doubao-pro-32k", Shape.NIGHT, 140, 0.4)
                            .tokens(2_200, 0.2, 1_400),
                    Flow.of("Essays", "essay-marker", "doubao-max-200k", Shape.EVENING, 220, 0.2)
                            .tokens(9_000, 0.2, 1_500),
                    Flow.of("Parents", "progress-letters", "doubao-max-200k", Shape.NIGHT, 120, 0.1)
                            .tokens(12_000, 0.1, 1_800)));

    static final Customer IRONKITE = new Customer(
            "Ironkite Games",
            "America/Vancouver",
            Season.RELEASES,
            List.of(
                    Person.of("Maya Okafor", "maya@ironkite.example", MemberRole.OWNER),
                    Person.of("Eli Brandt", "eli@ironkite.example", MemberRole.DEVELOPER),
                    Person.of("Priya Nair", "priya@ironkite.example", MemberRole.VIEWER)),
            250,
            1.04,
            22,
            List.of(
                    Flow.of("Companions", "npc-dialogue", "doubao-lite-32k", Shape.EVENING, 180, 0.5)
                            .tokens(1_400, 0.6, 110),
                    Flow.of("Companions", "lore-search", "embedding-large", Shape.EVENING, 90, 0.15)
                            .embedding(3_000),
                    Flow.of("Quests", "quest-writer", "doubao-max-200k", Shape.OFFICE, 250, 0.17)
                            .tokens(30_000, 0.5, 2_000),
                    Flow.of("Companions", "npc-memory", "doubao-max-200k", Shape.EVENING, 80, 0.05)
                            .tokens(30_000, 0.6, 1_000),
                    Flow.of("Moderation", "chat-review", "doubao-max-200k", Shape.EVENING, 110, 0.03)
                            .tokens(20_000, 0.1, 700),
                    Flow.of("Companions", "matchmaker-canary", "doubao-pro-32k", Shape.ALWAYS, 6, 9)
                            .tokens(2_000, 0, 150)
                            .misbehaving()));

    private MiddleCustomers() {}
}
