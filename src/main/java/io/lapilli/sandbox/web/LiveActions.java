package io.lapilli.sandbox.web;

import io.lapilli.sandbox.Cursor;
import io.lapilli.sandbox.Editing;
import io.lapilli.sandbox.LiveSessions;
import io.lapilli.sandbox.LiveTimeline;
import io.lapilli.sandbox.Moment;
import io.lapilli.sandbox.NewChanges;
import io.lapilli.sandbox.Participant;
import io.lapilli.sandbox.Participants;
import io.lapilli.sandbox.RoomRole;
import io.lapilli.sandbox.Runs;
import io.lapilli.sandbox.Stage;
import io.lapilli.sandbox.Variants;
import io.lapilli.sandbox.text.Ascii;
import io.lapilli.sandbox.text.ChangeSet;
import io.lapilli.shared.InvalidInputException;
import io.lapilli.shared.NotFoundException;
import io.lapilli.shared.web.PublicAddress;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What people in a room do and ask for. Who may do it is judged where it is done. */
@Component
class LiveActions {

    private static final int LONGEST_PARAMETER = 40;

    private final Editing editing;
    private final Runs runs;
    private final Variants variants;
    private final Participants participants;
    private final LiveSessions sessions;
    private final LiveTimeline timeline;
    private final PublicAddress address;

    LiveActions(
            Editing editing,
            Runs runs,
            Variants variants,
            Participants participants,
            LiveSessions sessions,
            LiveTimeline timeline,
            PublicAddress address) {
        this.editing = editing;
        this.runs = runs;
        this.variants = variants;
        this.participants = participants;
        this.sessions = sessions;
        this.timeline = timeline;
        this.address = address;
    }

    JsonNode read(Participant me, String what, HttpServletRequest request) {
        return switch (what) {
            case "timeline" -> story(timeline.of(me));
            case "text" ->
                answer().put(
                                "text",
                                editing.textAt(
                                        me,
                                        id("document", request.getParameter("document")),
                                        number("version", request.getParameter("version"))));
            default -> throw new NotFoundException("page", shortened(what));
        };
    }

    JsonNode act(Participant me, String what, JsonNode body) {
        ObjectNode answer = answer();
        switch (what) {
            case "edit" -> answer.put("taken", type(me, body));
            case "restore" -> editing.restore(me, id(body, "document"), number(body, "version"));
            case "run" -> runs.start(me, optionalId(body, "variant"));
            case "stop" -> runs.stop(me, optionalId(body, "variant"));
            case "judge" -> runs.judge(me, id(body, "run"), flag(body, "good"), text(body, "reason"));
            case "variants/copy" -> variants.copy(me, id(body, "variant"));
            case "variants/change" ->
                variants.change(
                        me, id(body, "variant"), text(body, "label"), text(body, "model"), body.path("parameters"));
            case "variants/drop" -> variants.drop(me, id(body, "variant"));
            case "settings" -> settings(me, body);
            case "links" -> link(me, body, answer);
            case "links/revoke" -> participants.revoke(me, id(body, "link"));
            case "people/remove" -> participants.remove(me, id(body, "participant"));
            default -> throw new NotFoundException("action", shortened(what));
        }
        return answer;
    }

    private boolean type(Participant me, JsonNode body) {
        UUID document = id(body, "document");
        JsonNode changes = body.path("changes");
        NewChanges typed = changes.isEmpty()
                ? null
                : new NewChanges(number(body, "base"), text(body, "client"), number(body, "first"), changes(changes));
        JsonNode cursor = body.path("cursor");
        return editing.type(
                me,
                document,
                typed,
                cursor.isObject()
                        ? new Cursor(
                                document, number(cursor, "version"), number(cursor, "anchor"), number(cursor, "head"))
                        : null);
    }

    private static List<ChangeSet> changes(JsonNode json) {
        var changes = new ArrayList<ChangeSet>();
        json.forEach(one -> changes.add(ChangeSet.read(one)));
        return changes;
    }

    private void settings(Participant me, JsonNode body) {
        sessions.set(
                me,
                body.path("stage").isString() ? constant(Stage.class, "stage", text(body, "stage")) : null,
                body.path("autoRerun").isBoolean() ? body.path("autoRerun").booleanValue() : null,
                body.path("daily").isIntegralNumber() ? body.path("daily").longValue() : null);
    }

    private void link(Participant me, JsonNode body, ObjectNode answer) {
        Participants.IssuedLink issued = participants.issue(
                me, constant(RoomRole.class, "role", text(body, "role")), Duration.ofHours(number(body, "hours")));
        // what follows the # is not sent to any server
        answer.put("url", address.current() + "/room/" + me.session().text() + "#" + issued.token())
                .put("expiresAt", issued.link().expiresAt().toString());
    }

    private static JsonNode story(LiveTimeline.Story story) {
        ObjectNode json = answer();
        var moments = json.putArray("moments");
        for (Moment one : story.moments()) {
            Participant by = story.names().get(one.by());
            moments.addObject()
                    .put("kind", one.kind().name().toLowerCase(Locale.ROOT))
                    .put("by", by == null ? "" : by.name())
                    .put("colour", by == null ? 0 : by.colour())
                    .put("from", one.from().toString())
                    .put("at", one.at().toString())
                    .put(
                            "document",
                            one.document() == null ? null : one.document().toString())
                    .put("version", one.version())
                    .put("variant", one.variant() == null ? null : one.variant().toString())
                    .put("good", one.good());
        }
        return json;
    }

    private static ObjectNode answer() {
        return Ascii.JSON.createObjectNode();
    }

    private static String text(JsonNode body, String field) {
        return body.path(field).asString("");
    }

    private static boolean flag(JsonNode body, String field) {
        if (!body.path(field).isBoolean()) {
            throw malformed(field);
        }
        return body.path(field).booleanValue();
    }

    private static int number(JsonNode body, String field) {
        if (!body.path(field).isInt() || body.path(field).intValue() < 0) {
            throw malformed(field);
        }
        return body.path(field).intValue();
    }

    private static int number(String field, @Nullable String text) {
        try {
            return Integer.parseUnsignedInt(text == null ? "" : text);
        } catch (NumberFormatException noNumber) {
            throw malformed(field);
        }
    }

    private static UUID id(JsonNode body, String field) {
        return id(field, text(body, field));
    }

    private static @Nullable UUID optionalId(JsonNode body, String field) {
        return body.path(field).isString() ? id(body, field) : null;
    }

    private static UUID id(String field, @Nullable String text) {
        try {
            return UUID.fromString(text == null ? "" : text);
        } catch (IllegalArgumentException noId) {
            throw malformed(field);
        }
    }

    private static <T extends Enum<T>> T constant(Class<T> type, String field, String text) {
        try {
            return Enum.valueOf(type, text.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException unknown) {
            throw malformed(field);
        }
    }

    private static InvalidInputException malformed(String field) {
        return new InvalidInputException(field, "malformed", field + " is missing or malformed");
    }

    private static String shortened(String what) {
        return what.length() > LONGEST_PARAMETER ? what.substring(0, LONGEST_PARAMETER) : what;
    }
}
