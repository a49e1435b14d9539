package io.lapilli.gateway;

import io.lapilli.gateway.json.Json;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the gateway reads of a request's body, which otherwise passes as it came.
 *
 * @param body holds the JSON in its first {@code length} bytes
 * @param modelStart the first byte of the model's name, its quote included
 * @param usageWanted whether the client asked for usage in the stream
 * @param usageEdit what makes the upstream report usage in the stream; null when the body says so already
 */
record Ask(
        byte[] body,
        int length,
        String model,
        int modelStart,
        int modelEnd,
        boolean streamed,
        boolean usageWanted,
        @Nullable Edit usageEdit) {

    /** The client's name of the model as JSON. */
    byte[] quotedModel() {
        return Json.quoted(model);
    }

    /** The body for an upstream that knows the model by that name. */
    SplicedBody named(String upstreamModel) {
        List<Edit> edits = new ArrayList<>(2);
        if (usageEdit != null) {
            edits.add(usageEdit);
        }
        byte[] name = Json.quoted(upstreamModel);
        if (!Json.same(body, modelStart, modelEnd, name)) {
            edits.add(new Edit(modelStart, modelEnd, name));
            edits.sort(Comparator.comparingInt(Edit::start));
        }
        return new SplicedBody(body, length, edits);
    }
}
