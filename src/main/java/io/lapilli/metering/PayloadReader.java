package io.lapilli.metering;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;

/** Reads what {@link PayloadWriter} wrote. */
final class PayloadReader {

    private final ByteBuffer bytes;

    PayloadReader(byte[] bytes) {
        this.bytes = ByteBuffer.wrap(bytes);
    }

    int octet() {
        return bytes.get();
    }

    boolean flag() {
        return bytes.get() != 0;
    }

    long number() {
        long value = 0;
        int shift = 0;
        byte group;
        do {
            group = bytes.get();
            value |= (long) (group & 0x7F) << shift;
            shift += 7;
        } while (group < 0);
        return (value >>> 1) ^ -(value & 1);
    }

    UUID uuid() {
        return new UUID(bytes.getLong(), bytes.getLong());
    }

    Instant instant() {
        return Instant.ofEpochSecond(number(), number());
    }

    String text() {
        return new String(block(), StandardCharsets.UTF_8);
    }

    BigDecimal decimal() {
        int scale = (int) number();
        return new BigDecimal(new BigInteger(block()), scale);
    }

    /** @throws IllegalArgumentException when something is left over */
    void end() {
        if (bytes.hasRemaining()) {
            throw new IllegalArgumentException(bytes.remaining() + " bytes are left over");
        }
    }

    private byte[] block() {
        var block = new byte[(int) number()];
        bytes.get(block);
        return block;
    }
}
