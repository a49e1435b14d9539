package io.lapilli.demo;

import java.util.List;
import java.util.Set;

/** The customers of a demo: who they are, what they have, and what flows through each of their keys. */
final class DemoCustomers {

    /**
     * The secret of the key that the start log prints, known to everybody. It is valid only where demo data is, and only
     * while the demo is on.
     */
    static final String KNOWN_SECRET = "sk-lap-LapilliDemoKeyEverybodyKnowsThisOne01UDaaz";

    static final String KNOWN_KEY = "quickstart";
    static final String KNOWN_KEYS_PROJECT = "Prototypes";

    static final List<Customer> ALL = List.of(
            LargeCustomers.MORI,
            LargeCustomers.KRAUSCH,
            MiddleCustomers.SAFFRON,
            MiddleCustomers.LANTERN,
            MiddleCustomers.IRONKITE,
            SmallCustomers.LEMAIRE,
            SmallCustomers.TENFOLD,
            SmallCustomers.RIBERA);

    /** Those that pay in advance. */
    static final Set<Customer> PREPAID = Set.of(LargeCustomers.KRAUSCH, SmallCustomers.TENFOLD);

    private DemoCustomers() {}
}
