package io.lapilli.gateway.queue;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What happens to calls that a deployment has no place for, {@code lapilli.gateway.queue.*}.
 *
 * @param concurrency calls at the same time to a deployment that was not configured for a number
 * @param length calls that may wait for one deployment; 0: none
 * @param timeout how long a call may wait
 */
@ConfigurationProperties("lapilli.gateway.queue")
public record QueueSettings(
        @DefaultValue("4096") int concurrency,
        @DefaultValue("1000") int length,
        @DefaultValue("5s") Duration timeout) {}
