package io.lapilli.gateway.web;

import jakarta.servlet.ServletException;
import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;

/** Hands a request's connection to the servlet. */
final class ConnectionValve extends ValveBase {

    /** The request attribute that holds the connection. */
    static final String ATTRIBUTE = "io.lapilli.connection";

    ConnectionValve() {
        super(true);
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        Object connection = request.getCoyoteRequest().getNote(WatchedProtocol.NOTE);
        if (connection != null) {
            request.setAttribute(ATTRIBUTE, connection);
        }
        getNext().invoke(request, response);
    }
}
