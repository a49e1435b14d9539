package io.lapilli.gateway.upstream;

import java.io.IOException;
import java.io.InputStream;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.jspecify.annotations.Nullable;

/** An answer over HTTP. */
final class HttpUpstreamAnswer implements UpstreamAnswer {

    private final ClassicHttpResponse response;
    private final HttpUriRequestBase request;
    private final Body body;

    HttpUpstreamAnswer(ClassicHttpResponse response, HttpUriRequestBase request) throws IOException {
        this.response = response;
        this.request = request;
        HttpEntity entity = response.getEntity();
        this.body = new Body(entity == null ? InputStream.nullInputStream() : entity.getContent());
    }

    @Override
    public int status() {
        return response.getCode();
    }

    @Override
    public @Nullable String header(String name) {
        Header header = response.getFirstHeader(name);
        return header == null ? null : header.getValue();
    }

    @Override
    public InputStream body() {
        return body;
    }

    /** What was not read is not waited for: the connection is cut instead. */
    @Override
    public void close() {
        if (body.ended) {
            return;
        }
        body.ended = true;
        request.cancel();
        try {
            response.close();
        } catch (IOException cut) {
            // the connection is gone, which was the purpose
            body.ended = true;
        }
    }

    /** Knows whether it was read to its end, when the connection has gone back by itself. */
    private static final class Body extends InputStream {

        private final InputStream in;
        private boolean ended;

        private Body(InputStream in) {
            this.in = in;
        }

        @Override
        public int read() throws IOException {
            var one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            try {
                int count = in.read(bytes, from, length);
                ended |= count < 0;
                return count;
            } catch (IllegalStateException released) {
                throw new IOException("cancelled", released);
            }
        }
    }
}
