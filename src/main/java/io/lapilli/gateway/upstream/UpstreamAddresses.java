package io.lapilli.gateway.upstream;

import io.lapilli.catalog.Catalog;
import io.lapilli.catalog.GuardedResolver;
import io.lapilli.catalog.Upstream;
import io.lapilli.shared.UpstreamId;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.message.BasicHeader;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Where an upstream is and by what credential it knows the portal. Names are looked up, and checked, once in half a
 * minute; a connection goes to the address that was checked.
 */
@Component
class UpstreamAddresses {

    private static final long VALID_NANOS = 30_000_000_000L;

    private final Map<UpstreamId, Targets> known = new ConcurrentHashMap<>();
    private final Catalog catalog;
    private final GuardedResolver resolver;

    UpstreamAddresses(Catalog catalog, GuardedResolver resolver) {
        this.catalog = catalog;
        this.resolver = resolver;
    }

    /** What a call to an upstream needs. */
    record Target(
            HttpHost host,
            URI chat,
            URI embeddings,
            @Nullable Header authorization) {

        URI uri(String path) {
            return path.equals("/embeddings") ? embeddings : chat;
        }
    }

    /** All targets of an upstream, one for each of its addresses; the one that took the last connection first. */
    static final class Targets {

        private final Upstream upstream;
        private final @Nullable String credential;
        private final long since = System.nanoTime();
        private final List<Target> all;
        private volatile int first;

        private Targets(Upstream upstream, @Nullable String credential, List<Target> all) {
            this.upstream = upstream;
            this.credential = credential;
            this.all = all;
        }

        int count() {
            return all.size();
        }

        Target first() {
            return all.get(first);
        }

        /** That one took no connection: the one after it is asked first from now on. */
        void skip(Target target) {
            first = (all.indexOf(target) + 1) % all.size();
        }

        private boolean hold(Upstream now, @Nullable String credentialNow) {
            return now == upstream
                    && Objects.equals(credential, credentialNow)
                    && System.nanoTime() - since < VALID_NANOS;
        }
    }

    /** @throws UnknownHostException when its name is unknown or none of its addresses is allowed */
    Targets find(Upstream upstream) throws UnknownHostException {
        String credential = catalog.credential(upstream.id());
        Targets found = known.get(upstream.id());
        if (found == null || !found.hold(upstream, credential)) {
            found = new Targets(upstream, credential, look(upstream, credential));
            known.put(upstream.id(), found);
        }
        return found;
    }

    private List<Target> look(Upstream upstream, @Nullable String credential) throws UnknownHostException {
        URI base = upstream.baseUrl();
        if (base == null) {
            throw new UnknownHostException("the upstream has no address");
        }
        String host = base.getHost();
        String name = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
        Header authorization = credential == null || credential.isEmpty()
                ? null
                : new BasicHeader("Authorization", "Bearer " + credential, true);
        List<Target> targets = new ArrayList<>();
        for (InetAddress address : resolver.resolve(upstream, name)) {
            targets.add(new Target(
                    new HttpHost(base.getScheme(), address, name, base.getPort()),
                    URI.create(base + "/chat/completions"),
                    URI.create(base + "/embeddings"),
                    authorization));
        }
        return targets;
    }
}
