package io.lapilli.operator.today;

/** Where the seller's day is. */
final class TodayRoutes {

    static final String TODAY = "operator/today";

    private TodayRoutes() {}
}
