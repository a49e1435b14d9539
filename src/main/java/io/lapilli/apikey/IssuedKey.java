package io.lapilli.apikey;

/** A new key with its secret, which is shown this once and kept nowhere. */
public record IssuedKey(String secret, ApiKey key) {

    /** Says nothing of the secret, so that no log can. */
    @Override
    public String toString() {
        return "IssuedKey[" + key.redacted() + "]";
    }
}
