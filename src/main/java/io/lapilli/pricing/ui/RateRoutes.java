package io.lapilli.pricing.ui;

/** Where the seller's screen of rates is. */
public final class RateRoutes {

    public static final String PRICES = "operator/prices";

    private RateRoutes() {}
}
