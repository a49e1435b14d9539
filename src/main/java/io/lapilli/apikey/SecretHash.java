package io.lapilli.apikey;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.HexFormat;

/** The keyed hash of a secret, 256 bits, in a form that is cheap to look up. */
record SecretHash(long first, long second, long third, long fourth) {

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    static SecretHash of(byte[] hash) {
        if (hash.length != 32) {
            throw new IllegalArgumentException("a hash has 32 bytes, not " + hash.length);
        }
        return new SecretHash((long) LONGS.get(hash, 0), (long) LONGS.get(hash, 8), (long) LONGS.get(hash, 16), (long)
                LONGS.get(hash, 24));
    }

    static SecretHash parse(String hex) {
        return of(HexFormat.of().parseHex(hex));
    }

    String hex() {
        HexFormat hex = HexFormat.of();
        return hex.toHexDigits(first) + hex.toHexDigits(second) + hex.toHexDigits(third) + hex.toHexDigits(fourth);
    }

    /** The bits are evenly spread already. */
    @Override
    public int hashCode() {
        return (int) first;
    }
}
