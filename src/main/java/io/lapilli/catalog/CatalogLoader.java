package io.lapilli.catalog;

import io.lapilli.shared.UpstreamId;
import io.lapilli.shared.secret.Secrets;
import java.util.HashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Reads the catalogue and opens its credentials. */
@Component
class CatalogLoader {

    static final String LABEL = "upstream-credential";

    private static final Logger log = LoggerFactory.getLogger(CatalogLoader.class);

    private final CatalogStore store;
    private final Secrets secrets;

    CatalogLoader(CatalogStore store, Secrets secrets) {
        this.store = store;
        this.secrets = secrets;
    }

    CatalogSnapshot load() {
        return CatalogSnapshot.of(store.models(), store.upstreams(), credentials());
    }

    private Map<UpstreamId, String> credentials() {
        var open = new HashMap<UpstreamId, String>();
        store.credentials().forEach((id, encrypted) -> {
            try {
                open.put(id, secrets.decrypt(LABEL, encrypted));
            } catch (RuntimeException unreadable) {
                // one credential that another secret encrypted must not take every other model away
                log.error(
                        "The credential of upstream {} can't be decrypted with the present secret: set it again",
                        id,
                        unreadable);
            }
        });
        return open;
    }
}
