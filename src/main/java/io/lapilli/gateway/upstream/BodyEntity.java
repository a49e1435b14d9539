package io.lapilli.gateway.upstream;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.AbstractHttpEntity;

/** A body as Apache's client sends it. */
final class BodyEntity extends AbstractHttpEntity {

    private static final String JSON = ContentType.APPLICATION_JSON.getMimeType();

    private final UpstreamBody body;

    BodyEntity(UpstreamBody body) {
        super(JSON, null, false);
        this.body = body;
    }

    @Override
    public long getContentLength() {
        return body.length();
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
        body.writeTo(out);
    }

    @Override
    public InputStream getContent() {
        return new ByteArrayInputStream(body.toBytes());
    }

    @Override
    public boolean isRepeatable() {
        return true;
    }

    @Override
    public boolean isStreaming() {
        return false;
    }

    @Override
    public void close() {
        // holds nothing that could be let go
    }
}
