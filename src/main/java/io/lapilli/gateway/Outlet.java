package io.lapilli.gateway;

import io.lapilli.limit.RateState;
import io.lapilli.pricing.Charge;
import io.lapilli.shared.PromptId;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Where an answer goes: a client's connection, or a caller in this process. Written by one thread, in the order
 * {@link #begin}, any number of {@link #write} and {@link #flush}, {@link #finish}. Every exception but from
 * {@link #gone} means that nobody takes the answer any more.
 */
public interface Outlet {

    /** How much is left to who asks, before the answer begins or is refused. */
    default void limited(RateState state) {}

    /** Which stored prompt the request was made with, before the answer begins. */
    default void prompted(PromptId prompt, int version) {}

    /**
     * Begins the answer.
     *
     * @param length of the body in bytes; -1 when it is not known yet
     * @param charge what the answer costs, where that is known before it begins
     */
    void begin(String contentType, long length, @Nullable Charge charge);

    void write(byte[] bytes, int from, int length) throws IOException;

    /** Sends what was written on its way at once. */
    void flush() throws IOException;

    /** Says that the answer is complete and sends the rest of it. */
    void finish() throws IOException;

    /** Whether who asked went away; asked by another thread while the answer is awaited or written. */
    boolean gone();
}
