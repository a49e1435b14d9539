package io.lapilli.catalog;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Finds the addresses of an upstream's host and leaves only those it may be connected to. The caller connects to an
 * address of the answer and asks no second time, so that a name can't point elsewhere between check and connection.
 */
@Component
public class GuardedResolver {

    /** Asks the system's name service, or a test's table. */
    interface Lookup {
        InetAddress[] all(String host) throws UnknownHostException;
    }

    private final Lookup lookup;

    GuardedResolver() {
        this(InetAddress::getAllByName);
    }

    GuardedResolver(Lookup lookup) {
        this.lookup = lookup;
    }

    /**
     * At least one address, in the name service's order.
     *
     * @param host a name or an address as text
     * @throws UnknownHostException when the name is unknown, or when every address is one that the upstream may not have
     */
    public InetAddress[] resolve(Upstream upstream, String host) throws UnknownHostException {
        InetAddress[] allowed = Stream.of(lookup.all(host))
                .filter(address -> AddressPolicy.allows(address, upstream.allowPrivate()))
                .toArray(InetAddress[]::new);
        if (allowed.length == 0) {
            throw new UnknownHostException(
                    host + " has only addresses that upstream " + upstream.name() + " may not be reached at");
        }
        return allowed;
    }
}
