package io.lapilli.gateway.web;

import java.io.IOException;
import org.apache.coyote.Adapter;
import org.apache.coyote.Processor;
import org.apache.coyote.http11.AbstractHttp11Protocol;
import org.apache.coyote.http11.Http11NioProtocol;
import org.apache.coyote.http11.Http11Processor;
import org.apache.tomcat.util.net.AbstractEndpoint.Handler.SocketState;
import org.apache.tomcat.util.net.SocketWrapperBase;

/** Tomcat's HTTP/1.1, which also tells a request which connection it came over. Made by Tomcat, by name. */
public final class WatchedProtocol extends Http11NioProtocol {

    /** Where a request notes its connection; Tomcat itself uses the lowest numbers. */
    static final int NOTE = 24;

    @Override
    protected Processor createProcessor() {
        return new NotingProcessor(this, getAdapter());
    }

    private static final class NotingProcessor extends Http11Processor {

        NotingProcessor(AbstractHttp11Protocol<?> protocol, Adapter adapter) {
            super(protocol, adapter);
        }

        @Override
        public SocketState service(SocketWrapperBase<?> connection) throws IOException {
            request.setNote(NOTE, connection);
            return super.service(connection);
        }
    }
}
