package io.lapilli.metering;

import io.lapilli.shared.TypedId;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Writes values compactly: numbers in groups of seven bits (small ones in one byte), texts with their length. */
final class PayloadWriter {

    private byte[] bytes = new byte[320];
    private int length;

    byte[] bytes() {
        return Arrays.copyOf(bytes, length);
    }

    void octet(int value) {
        if (length == bytes.length) {
            bytes = Arrays.copyOf(bytes, length * 2);
        }
        bytes[length++] = (byte) value;
    }

    void flag(boolean value) {
        octet(value ? 1 : 0);
    }

    /** Any number; the sign goes into the lowest bit, so that small negative ones are short too. */
    void number(long value) {
        long rest = (value << 1) ^ (value >> 63);
        while ((rest & ~0x7FL) != 0) {
            octet((int) (rest & 0x7F) | 0x80);
            rest >>>= 7;
        }
        octet((int) rest);
    }

    void id(TypedId id) {
        UUID value = id.value();
        fixed(value.getMostSignificantBits());
        fixed(value.getLeastSignificantBits());
    }

    void instant(Instant instant) {
        number(instant.getEpochSecond());
        number(instant.getNano());
    }

    void text(String text) {
        block(text.getBytes(StandardCharsets.UTF_8));
    }

    void decimal(BigDecimal value) {
        number(value.scale());
        block(value.unscaledValue().toByteArray());
    }

    <T> void optional(@Nullable T value, Consumer<T> write) {
        flag(value != null);
        if (value != null) {
            write.accept(value);
        }
    }

    private void block(byte[] block) {
        number(block.length);
        if (bytes.length - length < block.length) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + block.length));
        }
        System.arraycopy(block, 0, bytes, length, block.length);
        length += block.length;
    }

    private void fixed(long value) {
        for (int shift = 56; shift >= 0; shift -= 8) {
            octet((int) (value >>> shift));
        }
    }
}
