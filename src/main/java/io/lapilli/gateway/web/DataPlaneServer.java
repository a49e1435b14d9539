package io.lapilli.gateway.web;

import org.apache.catalina.Host;
import org.apache.catalina.Lifecycle;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.core.StandardContext;
import org.apache.catalina.loader.WebappLoader;
import org.apache.catalina.startup.Tomcat;
import org.apache.coyote.http11.AbstractHttp11Protocol;
import org.apache.tomcat.util.buf.EncodedSolidusHandling;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/**
 * Gives the data plane's paths Tomcat contexts of their own beside the application's. What Boot and Spring Security
 * register on {@code /*} belongs to the application's context and never sees these requests; graceful shutdown counts
 * the servlets of every context.
 */
@Component
class DataPlaneServer implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

    private static final int KEEP_ALIVE_MILLIS = 75_000;

    private final DataPlaneServlets servlets;

    DataPlaneServer(DataPlaneServlets servlets) {
        this.servlets = servlets;
    }

    @Override
    public void customize(TomcatServletWebServerFactory factory) {
        factory.setProtocol(WatchedProtocol.class.getName());
        factory.addConnectorCustomizers(this::tune);
        factory.addContextCustomizers(application -> {
            var host = (Host) application.getParent();
            servlets.byPath().forEach((path, servlet) -> host.addChild(context(path, servlet)));
        });
    }

    private void tune(Connector connector) {
        // a model's name may hold a slash, which clients encode in /v1/models/{id}
        connector.setEncodedSolidusHandling(EncodedSolidusHandling.DECODE.getValue());
        if (connector.getProtocolHandler() instanceof AbstractHttp11Protocol<?> http) {
            http.setMaxKeepAliveRequests(-1);
            http.setKeepAliveTimeout(KEEP_ALIVE_MILLIS);
            http.setAcceptCount(1024);
            http.setMaxConnections(16_384);
            // a client that sends too much must be able to read why before it has sent it all
            http.setMaxSwallowSize(servlets.mostSwallowed());
        }
    }

    private static StandardContext context(String path, jakarta.servlet.Servlet servlet) {
        var context = new StandardContext();
        context.setName(path);
        context.setPath(path);
        // there is no web.xml to wait for, and no sign-in that Tomcat should add
        context.addLifecycleListener(event -> {
            if (Lifecycle.CONFIGURE_START_EVENT.equals(event.getType())) {
                context.setConfigured(true);
            }
        });
        context.setParentClassLoader(DataPlaneServer.class.getClassLoader());
        var loader = new WebappLoader();
        loader.setDelegate(true);
        context.setLoader(loader);
        context.setCookies(false);
        context.setMapperContextRootRedirectEnabled(false);
        context.setClearReferencesRmiTargets(false);
        context.setClearReferencesThreadLocals(false);
        context.getPipeline().addValve(new ConnectionValve());
        Tomcat.addServlet(context, "data-plane", servlet).setLoadOnStartup(1);
        context.addServletMappingDecoded("/*", "data-plane");
        return context;
    }
}
