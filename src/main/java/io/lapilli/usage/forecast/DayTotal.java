package io.lapilli.usage.forecast;

import java.math.BigDecimal;
import java.time.LocalDate;

/** What was used on a day: tokens of all token meters, and what they cost, exactly. */
public record DayTotal(LocalDate date, long tokens, BigDecimal amount) {}
