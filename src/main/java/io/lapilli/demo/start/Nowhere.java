package io.lapilli.demo.start;

import io.lapilli.gateway.Outlet;
import io.lapilli.pricing.Charge;
import org.jspecify.annotations.Nullable;

/** Takes an answer to its end and keeps nothing of it. */
enum Nowhere implements Outlet {
    INSTANCE;

    @Override
    public void begin(String contentType, long length, @Nullable Charge charge) {
        // nobody reads it
    }

    @Override
    public void write(byte[] bytes, int from, int length) {
        // nobody reads it
    }

    @Override
    public void flush() {
        // nothing was kept back
    }

    @Override
    public void finish() {
        // the gateway settles it
    }

    @Override
    public boolean gone() {
        return false;
    }
}
