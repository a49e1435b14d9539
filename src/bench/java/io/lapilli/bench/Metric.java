package io.lapilli.bench;

import java.util.Locale;

/** What is measured of a contestant in a scenario and a round. CPU and allocation are per request or per chunk. */
enum Metric {
    REQUESTS_PER_SECOND,
    P50_MILLIS,
    P99_MILLIS,
    CHUNK_DELAY_P50_MILLIS,
    CHUNK_DELAY_P99_MILLIS,
    CHUNK_DELAY_MAX_MILLIS,
    GATEWAY_CPU_MICROS,
    /** What the gateway allocated, where it is a JVM. */
    GATEWAY_ALLOCATED_BYTES,
    MOCK_CPU_MICROS,
    GENERATOR_CPU_MICROS,
    /** CPU of everything else on the machine while the load ran, in cores: noise when above 0.1. */
    OTHER_CORES,
    /** CPU that the machine's host gave to others meanwhile, in cores. */
    STOLEN_CORES,
    GATEWAY_RSS_MEGABYTES,
    MOCK_RSS_MEGABYTES,
    GENERATOR_RSS_MEGABYTES,
    ANSWERED,
    FAILED,
    CHUNKS_LOST;

    /** Its name in the JSON report. */
    String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
