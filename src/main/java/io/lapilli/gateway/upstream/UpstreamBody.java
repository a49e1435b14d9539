package io.lapilli.gateway.upstream;

import java.io.IOException;
import java.io.OutputStream;

/** Bytes of a request to an upstream; may be written more than once, since a call may be tried more than once. */
public interface UpstreamBody {

    int length();

    void writeTo(OutputStream out) throws IOException;

    /** All of it in an array of its own. */
    byte[] toBytes();
}
