package io.lapilli.sandbox.web;

import io.lapilli.sandbox.Frame;
import io.lapilli.sandbox.Rooms;
import io.lapilli.sandbox.Viewer;
import io.lapilli.sandbox.web.RoomDoor.Entered;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * What happens in a room, as server-sent events to one screen, on the request's own thread, which is a virtual one. A
 * screen that takes nothing holds nobody up but itself.
 */
@Component
class LiveStream {

    private static final Logger log = LoggerFactory.getLogger(LiveStream.class);

    /** So often a stream says that it is alive, and the server learns that a screen is gone. */
    private static final Duration HEARTBEAT = Duration.ofSeconds(4);

    /** What comes in between is told at once; the more look at a room, the longer. */
    private static final int PACE_MILLIS = 12;

    private static final int SCREENS_A_MILLI = 8;
    private static final int MOST_DOCUMENTS = 100;

    private final Rooms rooms;

    LiveStream(Rooms rooms) {
        this.rooms = rooms;
    }

    void serve(HttpServletRequest request, HttpServletResponse response, Entered who) throws IOException {
        response.setContentType("text/event-stream");
        response.setHeader("x-accel-buffering", "no");
        try (Viewer viewer = rooms.look(who.participant(), versions(request.getParameter("at")))) {
            run(viewer, response.getOutputStream(), who);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        } catch (IOException gone) {
            log.debug("A screen of a live session is gone", gone);
        }
    }

    private static void run(Viewer viewer, ServletOutputStream out, Entered who)
            throws IOException, InterruptedException {
        while (!viewer.ending()) {
            List<Frame> frames = viewer.next(HEARTBEAT);
            if (!who.still().getAsBoolean()) {
                write(out, new Frame("over", "{}"));
                out.flush();
                return;
            }
            if (frames.isEmpty()) {
                out.write(":\n\n".getBytes(StandardCharsets.US_ASCII));
            }
            for (Frame frame : frames) {
                write(out, frame);
            }
            out.flush();
            if (viewer.over()) {
                return;
            }
            Thread.sleep(PACE_MILLIS + viewer.company() / SCREENS_A_MILLI);
        }
    }

    private static void write(ServletOutputStream out, Frame frame) throws IOException {
        out.write(("event: " + frame.event() + "\ndata: " + frame.data() + "\n\n").getBytes(StandardCharsets.US_ASCII));
    }

    /** {@code <document>:<version>,…}: what the screen has already; what is not understood is sent whole. */
    private static Map<UUID, Integer> versions(@Nullable String at) {
        var versions = new HashMap<UUID, Integer>();
        if (at == null || at.isEmpty()) {
            return versions;
        }
        for (String one : at.split(",", MOST_DOCUMENTS)) {
            String[] parts = one.split(":", 2);
            try {
                versions.put(UUID.fromString(parts[0]), Math.max(0, Integer.parseInt(parts[parts.length - 1])));
            } catch (IllegalArgumentException notUnderstood) {
                log.debug("A screen says that it has {}", one);
            }
        }
        return versions;
    }
}
