package io.lapilli.playground;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.lapilli.gateway.Outlet;
import io.lapilli.pricing.Charge;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Takes a streamed answer as a client would, event by event; gone as soon as its run was stopped. */
final class AnswerOutlet implements Outlet {

    private static final int LONGEST_LINE = 4 << 20;
    private static final String DATA = "data:";

    private final Run run;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();

    AnswerOutlet(Run run) {
        this.run = run;
    }

    @Override
    public void begin(String contentType, long length, @Nullable Charge charge) {
        // the events tell all that there is to know
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
        if (run.stopped()) {
            throw new IOException("stopped");
        }
        int start = from;
        for (int i = from; i < from + length; i++) {
            if (bytes[i] == '\n') {
                line.write(bytes, start, i - start);
                start = i + 1;
                take(line.toString(UTF_8));
                line.reset();
            }
        }
        line.write(bytes, start, from + length - start);
        if (line.size() > LONGEST_LINE) {
            throw new IOException("an event is too long");
        }
    }

    private void take(String text) {
        if (text.startsWith(DATA)) {
            run.arrived(ChunkText.read(text.substring(DATA.length())));
        }
    }

    @Override
    public void flush() {
        // each event was taken when it was complete
    }

    @Override
    public void finish() {
        // the gateway returns, and with it comes what the answer cost
    }

    @Override
    public boolean gone() {
        return run.stopped();
    }
}
