/**
 * Measures the data plane: what a gateway costs between a client and an upstream, beside other
 * gateways on the same machine in the same run. Mock and generator work on raw sockets, so that the
 * gateway under test gets the cores. Needs the JDK and Linux's {@code /proc}, nothing else.
 */
package io.lapilli.bench;
