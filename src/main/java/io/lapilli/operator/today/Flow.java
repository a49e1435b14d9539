package io.lapilli.operator.today;

/** What flowed through all customers in some time. @param requests charged ones */
record Flow(long tokens, long requests) {

    static final Flow NONE = new Flow(0, 0);

    Flow plus(Flow other) {
        return new Flow(tokens + other.tokens, requests + other.requests);
    }
}
