package io.lapilli.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lapilli.shared.UpstreamId;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressPolicyTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0",
                "10.1.2.3",
                "100.64.0.1",
                "100.127.255.255",
                "127.0.0.1",
                "127.255.255.254",
                "169.254.169.254",
                "172.16.0.1",
                "172.31.255.255",
                "192.0.0.1",
                "192.0.2.1",
                "192.168.1.1",
                "198.18.0.1",
                "198.51.100.1",
                "203.0.113.1",
                "224.0.0.1",
                "240.0.0.1",
                "255.255.255.255",
                "::",
                "::1",
                "fe80::1",
                "fec0::1",
                "fc00::1",
                "fd12:3456::1",
                "ff02::1",
                "::ffff:127.0.0.1",
                "::ffff:10.0.0.1",
                "::10.0.0.1",
                "64:ff9b::10.0.0.1",
                "64:ff9b:1::8.8.8.8",
                "2002:0a00:0001::1",
                "2001:0:1::1",
                "2001:db8::1"
            })
    void keepsOutOfPrivateNetworks(String address) throws UnknownHostException {
        assertThat(AddressPolicy.allows(InetAddress.getByName(address), false)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "8.8.8.8",
                "100.63.255.255",
                "100.128.0.0",
                "169.253.1.1",
                "172.15.255.255",
                "172.32.0.1",
                "192.0.3.1",
                "198.20.0.1",
                "223.255.255.255",
                "::ffff:8.8.8.8",
                "64:ff9b::8.8.8.8",
                "2002:0808:0808::1",
                "2606:4700::1111",
                "2a00:1450::1"
            })
    void connectsToTheInternet(String address) throws UnknownHostException {
        assertThat(AddressPolicy.allows(InetAddress.getByName(address), false)).isTrue();
    }

    @Test
    void leavesOnlyAllowedAddressesAndAsksOnce() throws UnknownHostException {
        var table = Map.of("mixed.example", addresses("10.0.0.1", "8.8.8.8"), "inner.example", addresses("10.0.0.1"));
        var resolver = new GuardedResolver(table::get);

        assertThat(resolver.resolve(anUpstream(false), "mixed.example")).containsExactly(addresses("8.8.8.8"));
        assertThatThrownBy(() -> resolver.resolve(anUpstream(false), "inner.example"))
                .isInstanceOf(UnknownHostException.class)
                .hasMessageNotContaining("10.0.0.1");
        assertThat(resolver.resolve(anUpstream(true), "inner.example")).containsExactly(addresses("10.0.0.1"));
    }

    private static InetAddress[] addresses(String... texts) {
        return Stream.of(texts).map(InetAddress::ofLiteral).toArray(InetAddress[]::new);
    }

    private static Upstream anUpstream(boolean allowPrivate) {
        return new Upstream(
                new UpstreamId(UUID.randomUUID()),
                "primary",
                UpstreamKind.OPENAI,
                URI.create("https://mixed.example"),
                Set.of("chat"),
                allowPrivate,
                Instant.EPOCH,
                0);
    }
}
