package io.lapilli.apikey;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Hashes secrets with HMAC-SHA-256 under a pepper, so that a copy of the database opens nothing. Thread-safe: each call
 * clones a keyed prototype that is never fed, which on virtual threads costs less than a cache for each thread.
 */
final class KeyHasher {

    private static final String ALGORITHM = "HmacSHA256";

    private final Mac prototype;

    KeyHasher(byte[] pepper) {
        try {
            prototype = Mac.getInstance(ALGORITHM);
            prototype.init(new SecretKeySpec(pepper, ALGORITHM));
            prototype.clone();
        } catch (GeneralSecurityException | CloneNotSupportedException missing) {
            throw new IllegalStateException("the Java runtime has no " + ALGORITHM + " that can be cloned", missing);
        }
    }

    SecretHash hash(String secret) {
        try {
            var mac = (Mac) prototype.clone();
            return SecretHash.of(mac.doFinal(secret.getBytes(StandardCharsets.UTF_8)));
        } catch (CloneNotSupportedException impossible) {
            throw new IllegalStateException("it was cloned before", impossible);
        }
    }
}
