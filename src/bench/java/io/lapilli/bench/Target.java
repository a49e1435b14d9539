package io.lapilli.bench;

import java.net.InetSocketAddress;
import java.util.Map;

/** Where the load goes, and the header fields that every request carries there. */
record Target(InetSocketAddress address, Map<String, String> headers) {

    static Target local(int port, Map<String, String> headers) {
        return new Target(new InetSocketAddress("127.0.0.1", port), headers);
    }

    String host() {
        return address.getHostString() + ":" + address.getPort();
    }
}
