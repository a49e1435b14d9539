package io.lapilli.shared.secret;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Keys derived from the installation's secret, each for one purpose, named by a label: a key for one purpose says
 * nothing about another's. The same secret and label give the same key for ever. Thread-safe.
 */
public final class Secrets {

    static final int LEAST_CHARACTERS = 32;

    private static final int KEY_BYTES = 32;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final String VERSION = "v1:";

    private final SecureRandom random = new SecureRandom();
    private final byte[] secret;

    /** @param secret at least 32 characters of high entropy; its characters themselves are the key material */
    public Secrets(String secret) {
        if (secret.length() < LEAST_CHARACTERS) {
            throw new IllegalArgumentException("a secret has at least 32 characters");
        }
        this.secret = secret.getBytes(StandardCharsets.UTF_8);
    }

    /** 32 bytes for that purpose, by HKDF with SHA-256 (RFC 5869). Derive once and keep: it costs a few microseconds. */
    public byte[] derive(String label) {
        try {
            return KDF.getInstance("HKDF-SHA256")
                    .deriveData(HKDFParameterSpec.ofExtract()
                            .addIKM(secret)
                            .thenExpand(label.getBytes(StandardCharsets.UTF_8), KEY_BYTES));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every JDK since 25 has HKDF with SHA-256", impossible);
        }
    }

    /** AES-256-GCM with a random nonce: {@code v1:} and base64 of nonce, ciphertext and tag. */
    public String encrypt(String label, String plain) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        byte[] sealed = cipher(Cipher.ENCRYPT_MODE, label, nonce, plain.getBytes(StandardCharsets.UTF_8));
        byte[] all = ByteBuffer.allocate(NONCE_BYTES + sealed.length)
                .put(nonce)
                .put(sealed)
                .array();
        return VERSION + Base64.getEncoder().encodeToString(all);
    }

    /** @throws UndecipherableException when it was encrypted with another secret or label, or was changed */
    public String decrypt(String label, String encrypted) {
        if (!encrypted.startsWith(VERSION)) {
            throw new UndecipherableException(label, null);
        }
        try {
            var all = ByteBuffer.wrap(Base64.getDecoder().decode(encrypted.substring(VERSION.length())));
            byte[] nonce = new byte[NONCE_BYTES];
            byte[] sealed = new byte[Math.max(0, all.remaining() - NONCE_BYTES)];
            all.get(nonce).get(sealed);
            return new String(cipher(Cipher.DECRYPT_MODE, label, nonce, sealed), StandardCharsets.UTF_8);
        } catch (RuntimeException unreadable) {
            throw new UndecipherableException(label, unreadable);
        }
    }

    private byte[] cipher(int mode, String label, byte[] nonce, byte[] input) {
        try {
            var cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, new SecretKeySpec(derive(label), "AES"), new GCMParameterSpec(TAG_BITS, nonce));
            return cipher.doFinal(input);
        } catch (GeneralSecurityException failure) {
            throw new IllegalStateException(failure);
        }
    }

    /** Says nothing of the secret. */
    @Override
    public String toString() {
        return "Secrets";
    }
}
