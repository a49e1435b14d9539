package io.lapilli.reconciliation;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * What a period turned out to be.
 *
 * @param settled requests of each day that has any, as they were counted when they came
 * @param requests whose records were read
 */
record Proof(Period period, Map<LocalDate, Long> settled, long requests, List<Difference> differences) {}
