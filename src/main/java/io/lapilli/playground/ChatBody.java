package io.lapilli.playground;

import java.util.List;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The request that a column sends, as a client of the API would write it. */
final class ChatBody {

    private static final JsonMapper JSON = new JsonMapper();

    private ChatBody() {}

    static byte[] of(Column column, List<Turn> turns) {
        ObjectNode body = JSON.createObjectNode().put("model", column.model());
        var messages = body.putArray("messages");
        turns.forEach(
                turn -> messages.addObject().put("role", turn.role().wire()).put("content", turn.text()));
        column.parameters().forEach((parameter, value) -> {
            if (parameter.whole()) {
                body.put(parameter.wire(), value.longValueExact());
            } else {
                body.put(parameter.wire(), value);
            }
        });
        body.put("stream", true);
        return JSON.writeValueAsBytes(body);
    }
}
