package io.lapilli.demo;

import io.lapilli.demo.DemoPeople.Person;
import io.lapilli.demo.Rhythm.Shape;
import io.lapilli.identity.MemberRole;
import java.util.List;

/** A translation bureau, a start-up of ten, and a bank that tries in the small before it says anything. */
final class SmallCustomers {

    private static final Person MARGAUX = Person.of("Margaux Petit", "margaux@lemaire.example", MemberRole.DEVELOPER);
    private static final Person WEI = Person.of("Wei Ling", "wei.ling@tenfold.example", MemberRole.OWNER);
    private static final Person ARUN = Person.of("Arun Das", "arun@tenfold.example", MemberRole.DEVELOPER);
    private static final Person SITI = Person.of("Siti Rahma", "siti@tenfold.example", MemberRole.DEVELOPER);
    private static final Person JOSE = Person.of("José Prieto", "j.prieto@ribera.example", MemberRole.DEVELOPER);

    static final Customer LEMAIRE = new Customer(
            "Bureau Lemaire",
            "Europe/Paris",
            Season.EUROPE,
            List.of(
                    Person.of("Claire Lemaire", "claire@lemaire.example", MemberRole.OWNER),
                    MARGAUX,
                    Person.of("Hugo Blanc", "hugo@lemaire.example", MemberRole.BILLING)),
            400,
            1.04,
            1.3,
            List.of(
                    Flow.of("Translation", "first-draft", "doubao-pro-128k", Shape.OFFICE, 400, 1.1)
                            .tokens(26_000, 0.05, 3_900),
                    Flow.of("Translation", "first-draft", "doubao-max-200k", Shape.OFFICE, 150, 0.25)
                            .tokens(26_000, 0.05, 3_900),
                    Flow.of("Translation", "margaux-petit", "doubao-max-200k", Shape.OFFICE, 200, 0.4)
                            .by(MARGAUX)
                            .tokens(14_000, 0.1, 3_000),
                    Flow.of("Revision", "second-reader", "doubao-max-200k", Shape.OFFICE, 130, 0.4)
                            .tokens(30_000, 0.05, 2_000)));

    static final Customer TENFOLD = new Customer(
            "Tenfold Labs",
            "Asia/Singapore",
            Season.CHINA,
            List.of(
                    WEI,
                    ARUN,
                    SITI,
                    Person.of("Ben Koh", "ben@tenfold.example", MemberRole.DEVELOPER),
                    Person.of("Farah Aziz", "farah@tenfold.example", MemberRole.DEVELOPER),
                    Person.of("Grace Ong", "grace@tenfold.example", MemberRole.ADMIN),
                    Person.of("Imran Noor", "imran@tenfold.example", MemberRole.DEVELOPER),
                    Person.of("Joy Tan", "joy@tenfold.example", MemberRole.BILLING),
                    Person.of("Kai Lim", "kai@tenfold.example", MemberRole.DEVELOPER),
                    Person.of("Lin Hui", "lin.hui@tenfold.example", MemberRole.VIEWER)),
            190,
            1.15,
            1.7,
            List.of(
                    Flow.of("Coding", "wei-ling", "doubao-max-200k", Shape.OFFICE, 190, 0.2)
                            .by(WEI)
                            .tokens(60_000, 0.7, 1_500),
                    Flow.of("Coding", "arun-das", "doubao-max-200k", Shape.OFFICE, 190, 0.35)
                            .by(ARUN)
                            .tokens(60_000, 0.7, 1_500),
                    Flow.of("Coding", "siti-rahma", "doubao-max-200k", Shape.OFFICE, 110, 0.25)
                            .by(SITI)
                            .tokens(45_000, 0.6, 1_200),
                    Flow.of("App", "app-backend", "doubao-pro-32k", Shape.EVENING, 140, 0.5)
                            .tokens(1_900, 0.4, 220),
                    Flow.of("App", "app-backend", "doubao-max-200k", Shape.EVENING, 60, 0.3)
                            .tokens(18_000, 0.4, 900),
                    Flow.of("Support", "ticket-helper", "doubao-max-200k", Shape.OFFICE, 75, 0.25)
                            .tokens(20_000, 0.3, 900)));

    static final Customer RIBERA = new Customer(
            "Banco Ribera",
            "Europe/Madrid",
            Season.EUROPE,
            List.of(
                    Person.of("Elena Ruiz", "e.ruiz@ribera.example", MemberRole.OWNER),
                    JOSE,
                    Person.of("Pilar Soto", "p.soto@ribera.example", MemberRole.VIEWER)),
            95,
            1.1,
            1.15,
            List.of(
                    Flow.of("Trial", "jose-prieto", "doubao-thinking-64k", Shape.OFFICE, 95, 0.4)
                            .by(JOSE)
                            .tokens(6_000, 0.1, 600)
                            .thinking(2_400),
                    Flow.of("Trial", "jose-prieto", "doubao-max-200k", Shape.OFFICE, 60, 0.15)
                            .by(JOSE)
                            .tokens(26_000, 0.1, 1_100),
                    Flow.of("Trial", "trial-letters", "doubao-max-200k", Shape.OFFICE, 95, 0.35)
                            .tokens(26_000, 0.1, 1_100)));

    private SmallCustomers() {}
}
