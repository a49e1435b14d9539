package io.lapilli.ui.shell;

import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.page.AppShellConfigurator;
import com.vaadin.flow.component.page.Push;
import com.vaadin.flow.server.AppShellSettings;
import com.vaadin.flow.shared.ui.Transport;
import com.vaadin.flow.theme.aura.Aura;
import java.util.Map;

/** The page that every screen stands in: style sheets, fonts, favicon, push. */
@StyleSheet(Aura.STYLESHEET)
@StyleSheet("context://assets/lapilli/tokens.css")
@StyleSheet("context://assets/lapilli/vaadin.css")
@StyleSheet("context://assets/lapilli/icons.css")
@StyleSheet("context://assets/lapilli/look.css")
@StyleSheet("context://assets/lapilli/shell.css")
@StyleSheet("context://assets/lapilli/gate.css")
@Push(transport = Transport.WEBSOCKET_XHR)
public class AppShell implements AppShellConfigurator {

    @Override
    public void configurePage(AppShellSettings settings) {
        settings.setPageTitle("Lapilli");
        settings.setViewport("width=device-width, initial-scale=1");
        settings.addLink("assets/lapilli/lapilli.svg", Map.of("rel", "icon", "type", "image/svg+xml"));
        settings.addLink(
                "assets/lapilli/fonts/inter.woff2",
                Map.of("rel", "preload", "as", "font", "type", "font/woff2", "crossorigin", "anonymous"));
    }
}
