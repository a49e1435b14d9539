package io.lapilli.gateway;

import io.lapilli.catalog.Deployment;
import io.lapilli.gateway.json.Json;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the gateway reads of a request's body, which otherwise passes as it came.
 *
 * @param body holds the JSON in its first {@code length} bytes
 * @param inside the byte after the body's opening brace
 * @param modelStart the first byte of the model's name, its quote included
 * @param usageWanted whether the client asked for usage in the stream
 * @param usageEdit what makes the upstream report usage in the stream; null when the body says so already
 * @param choices answers that are asked for, at least 1
 * @param caps the fields that limit the answer's length, as far as they stand there
 * @param images in the messages
 * @param prompted whether a stored prompt is named, which has to be filled in before anything else ({@link PromptFiller})
 */
record Ask(
        byte[] body,
        int length,
        int inside,
        String model,
        int modelStart,
        int modelEnd,
        boolean streamed,
        boolean usageWanted,
        @Nullable Edit usageEdit,
        int choices,
        List<Cap> caps,
        int images,
        boolean prompted) {

    private static final int MOST_TOKENS_OF_AN_IMAGE = 4_096;

    /** The client's name of the model as JSON. */
    byte[] quotedModel() {
        return Json.quoted(model);
    }

    /** Tokens that the prompt can't have more of: a token is a byte at least, and around a text stand bytes of JSON. */
    long inputAtMost() {
        return length + (long) images * MOST_TOKENS_OF_AN_IMAGE;
    }

    /** The longest answer that is asked for, in tokens; 0 when the request does not limit it. */
    long cap() {
        long most = 0;
        for (Cap cap : caps) {
            most = Math.max(most, cap.tokens());
        }
        return most;
    }

    /** The body for a deployment, its answers cut to so many tokens; 0: as long as was asked for. */
    SplicedBody forDeployment(Deployment deployment, long most) {
        List<Edit> edits = new ArrayList<>(3);
        if (most > 0 && caps.isEmpty()) {
            edits.add(Cap.insert(deployment.capField(), inside, most));
        } else if (most > 0) {
            for (Cap cap : caps) {
                Edit edit = cap.lowered(most);
                if (edit != null) {
                    edits.add(edit);
                }
            }
        }
        return spliced(deployment.upstreamModel(), edits);
    }

    private SplicedBody spliced(String upstreamModel, List<Edit> edits) {
        if (usageEdit != null) {
            edits.add(usageEdit);
        }
        byte[] name = Json.quoted(upstreamModel);
        if (!Json.same(body, modelStart, modelEnd, name)) {
            edits.add(new Edit(modelStart, modelEnd, name));
        }
        if (edits.size() > 1) {
            edits.sort(Comparator.comparingInt(Edit::start));
        }
        return new SplicedBody(body, length, edits);
    }
}
