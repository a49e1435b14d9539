package io.lapilli.gateway.web;

import io.lapilli.gateway.BodyMemory;
import io.lapilli.gateway.Caller;
import io.lapilli.gateway.CallerCheck;
import io.lapilli.gateway.Gateway;
import io.lapilli.gateway.GatewaySettings;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.stereotype.Component;

/** What the servlets serve with. */
@Component
class DataPlane {

    final Gateway gateway;
    final CallerCheck callers;
    final BodyReader bodies;
    final BodyMemory memory;

    DataPlane(Gateway gateway, CallerCheck callers, BodyMemory memory, GatewaySettings settings) {
        this.gateway = gateway;
        this.callers = callers;
        this.memory = memory;
        this.bodies = new BodyReader(Math.toIntExact(settings.bodyLimit().toBytes()));
    }

    Caller caller(HttpServletRequest request) {
        return callers.check(
                request.getHeader("authorization"),
                request.getHeader("openai-organization"),
                request.getHeader("openai-project"));
    }
}
