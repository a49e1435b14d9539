package io.lapilli.gateway;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How the data plane treats its clients and upstreams, {@code lapilli.gateway.*}.
 *
 * @param bodyLimit of a request
 * @param answerLimit of an answer that is not streamed, and of one event of a stream
 * @param bodyMemory for all bodies together that are longer than 64 KB; 0: a quarter of the heap
 * @param connectTimeout until an upstream has taken the connection, TLS included
 * @param firstByteTimeout until a streamed answer begins
 * @param idleTimeout between two arrivals of a streamed answer
 * @param answerTimeout until an answer that is not streamed begins: its model has finished by then
 * @param upstreamConnections to one address of one upstream at the same time
 * @param keptIdle how long a connection to an upstream that nobody uses is kept
 */
@ConfigurationProperties("lapilli.gateway")
public record GatewaySettings(
        @DefaultValue("20MB") DataSize bodyLimit,
        @DefaultValue("128MB") DataSize answerLimit,
        @DefaultValue("0B") DataSize bodyMemory,
        @DefaultValue("5s") Duration connectTimeout,
        @DefaultValue("60s") Duration firstByteTimeout,
        @DefaultValue("60s") Duration idleTimeout,
        @DefaultValue("300s") Duration answerTimeout,
        @DefaultValue("4096") int upstreamConnections,
        @DefaultValue("55s") Duration keptIdle) {}
