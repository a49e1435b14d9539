package io.lapilli.console.keys;

import io.lapilli.apikey.ApiKey;
import java.math.BigDecimal;

/**
 * A key as the table shows it.
 *
 * @param project its project's name
 * @param spend this month in the organisation's zone, in its currency
 */
public record KeyRow(ApiKey key, String project, BigDecimal spend) {}
