package io.lapilli.gateway.upstream;

import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** What an upstream answers, while it arrives. Read by one thread. */
public interface UpstreamAnswer extends AutoCloseable {

    int status();

    /** The first header of that name, given in lower case, for example {@code content-type} or {@code retry-after}. */
    @Nullable
    String header(String name);

    /**
     * The body. A read blocks until at least one byte is there, gives what has arrived and ends with -1 only where the
     * answer is complete; it throws an {@link java.io.IOException} when the answer was cut or the attempt cancelled.
     */
    InputStream body();

    /** Gives the connection back when the body was read to its end, and cancels otherwise. */
    @Override
    void close();
}
