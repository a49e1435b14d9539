package io.lapilli.gateway;

import java.io.IOException;

/** The client's side of a streamed answer. Begins with the first bytes; when the client has gone, nothing is written. */
final class ClientStream {

    private static final String TYPE = "text/event-stream; charset=utf-8";

    private final Outlet outlet;
    private final Flight flight;
    private boolean begun;
    private boolean muted;

    ClientStream(Outlet outlet, Flight flight) {
        this.outlet = outlet;
        this.flight = flight;
    }

    /** Whether the client has got anything. */
    boolean begun() {
        return begun;
    }

    void send(byte[] bytes, int from, int length) {
        if (muted || length == 0) {
            return;
        }
        try {
            if (!begun) {
                begun = true;
                outlet.begin(TYPE, -1, null);
            }
            outlet.write(bytes, from, length);
        } catch (IOException gone) {
            departed();
        }
    }

    /** Sends on its way what was written. */
    void flush() {
        if (muted || !begun) {
            return;
        }
        try {
            outlet.flush();
        } catch (IOException gone) {
            departed();
        }
    }

    /** Writes the last bytes and ends the answer. */
    void end(byte[] last) {
        send(last, 0, last.length);
        if (muted) {
            return;
        }
        try {
            outlet.finish();
        } catch (IOException gone) {
            departed();
        }
    }

    /** From here on nobody listens; unless the deployment is drained, the next read from upstream ends at once. */
    private void departed() {
        muted = true;
        flight.depart();
    }
}
