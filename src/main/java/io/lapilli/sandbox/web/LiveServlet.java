package io.lapilli.sandbox.web;

import io.lapilli.sandbox.LiveSessionId;
import io.lapilli.sandbox.text.Ascii;
import io.lapilli.sandbox.web.RoomDoor.Entered;
import io.lapilli.shared.InvalidInputException;
import io.lapilli.shared.NotFoundException;
import io.lapilli.shared.NotPermittedException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code /live/{room}/…}: {@code stream}, {@code timeline} and {@code text} are read, everything else is posted as JSON.
 * A post needs a header that no other site can make a browser send, since cookies come by themselves.
 */
final class LiveServlet extends HttpServlet {

    static final String HEADER = "x-lapilli-live";

    private static final Logger log = LoggerFactory.getLogger(LiveServlet.class);
    private static final int LARGEST_BODY = 2 << 20;

    private final transient RoomDoor entrance;
    private final transient LiveStream stream;
    private final transient LiveActions actions;

    LiveServlet(RoomDoor entrance, LiveStream stream, LiveActions actions) {
        this.entrance = entrance;
        this.stream = stream;
        this.actions = actions;
    }

    /** @param rest of the path, after the room */
    private record Target(LiveSessionId room, String rest) {}

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        answer(response, () -> {
            Target target = target(request);
            Entered who = entered(request, target);
            if (target.rest().equals("stream")) {
                stream.serve(request, response, who);
            } else {
                write(response, 200, actions.read(who.participant(), target.rest(), request));
            }
        });
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        answer(response, () -> {
            Target target = target(request);
            if (request.getHeader(HEADER) == null) {
                throw new NotPermittedException("posting from elsewhere");
            }
            JsonNode body = body(request);
            if (target.rest().equals("join")) {
                entrance.join(
                        request,
                        response,
                        target.room(),
                        body.path("token").asString(""),
                        body.path("name").asString(""));
                write(response, 200, Ascii.JSON.createObjectNode());
            } else {
                Entered who = entered(request, target);
                write(response, 200, actions.act(who.participant(), target.rest(), body));
            }
        });
    }

    private Entered entered(HttpServletRequest request, Target target) {
        Optional<Entered> who = entrance.enter(request, target.room());
        return who.orElseThrow(NotInRoom::new);
    }

    /** Nobody whom the room knows; whether there is such a room is not told. */
    private static final class NotInRoom extends RuntimeException {}

    private static Target target(HttpServletRequest request) {
        String path = request.getPathInfo() == null ? "" : request.getPathInfo();
        String[] parts = path.split("/", 3);
        if (parts.length < 3) {
            throw new NotInRoom();
        }
        return new Target(LiveSessionId.parse(parts[1]).orElseThrow(NotInRoom::new), parts[2]);
    }

    private static JsonNode body(HttpServletRequest request) throws IOException {
        byte[] bytes = request.getInputStream().readNBytes(LARGEST_BODY + 1);
        if (bytes.length > LARGEST_BODY) {
            throw new InvalidInputException("body", "too_long", "the body is too large");
        }
        return Ascii.JSON.readTree(bytes);
    }

    @FunctionalInterface
    private interface Work {
        void run() throws IOException;
    }

    private static void answer(HttpServletResponse response, Work work) throws IOException {
        response.setHeader("cache-control", "no-store");
        response.setHeader("x-content-type-options", "nosniff");
        response.setHeader("content-security-policy", "default-src 'none'; frame-ancestors 'none'");
        try {
            work.run();
        } catch (NotInRoom stranger) {
            refuse(response, 401, "not_in_room", "Open the link that you were given.");
        } catch (NotPermittedException notPermitted) {
            refuse(response, 403, "not_permitted", "Your role in this session does not allow that.");
        } catch (NotFoundException missing) {
            refuse(response, 404, "not_found", missing.resource() + " not found");
        } catch (InvalidInputException invalid) {
            refuse(response, 400, invalid.reason(), invalid.getMessage());
        } catch (JacksonException noJson) {
            refuse(response, 400, "invalid_json", "The body is no JSON.");
        } catch (RuntimeException failure) {
            String reference = UUID.randomUUID().toString().substring(0, 8);
            log.error("A live session failed, reference {}", reference, failure);
            refuse(response, 500, "internal_error", "It failed on our side, reference " + reference + ".");
        }
    }

    private static void refuse(HttpServletResponse response, int status, String code, @Nullable String message)
            throws IOException {
        if (response.isCommitted()) {
            return;
        }
        ObjectNode json = Ascii.JSON.createObjectNode();
        json.putObject("error").put("code", code).put("message", message);
        write(response, status, json);
    }

    private static void write(HttpServletResponse response, int status, JsonNode json) throws IOException {
        response.setStatus(status);
        response.setContentType("application/json");
        response.getOutputStream().write(Ascii.JSON.writeValueAsString(json).getBytes(StandardCharsets.US_ASCII));
    }
}
