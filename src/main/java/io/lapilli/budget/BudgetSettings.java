package io.lapilli.budget;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code lapilli.budget.*}.
 *
 * @param patience how long a request waits, at most, for what is held for others and will probably be given back, before it
 *     is refused by a budget that is not used up yet
 */
@ConfigurationProperties("lapilli.budget")
record BudgetSettings(@DefaultValue("10s") Duration patience) {}
