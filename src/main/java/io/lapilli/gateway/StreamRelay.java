package io.lapilli.gateway;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.lapilli.gateway.json.JsonError;
import io.lapilli.gateway.upstream.UpstreamAnswer;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** Carries a streamed answer: each event is sent on as it arrives, the last one only when the request is settled. */
final class StreamRelay {

    private static final byte[] DONE = "data: [DONE]\n\n".getBytes(US_ASCII);
    private static final String TYPE = "text/event-stream";
    private static final long LAST_BYTES_NANOS = 1_000_000_000;

    private final Passage passage;
    private final Passages tools;
    private final Flight flight;
    private final ClientStream client;
    private final UpstreamAnswer answer;
    private final EventRelay events;

    StreamRelay(
            Passage passage, Passages tools, Admitted request, Flight flight, Outlet outlet, UpstreamAnswer answer) {
        this.passage = passage;
        this.tools = tools;
        this.flight = flight;
        this.client = new ClientStream(outlet, flight);
        this.answer = answer;
        this.events = new EventRelay(request, tools.estimator, client);
    }

    /** @throws AttemptFailed when the client has got nothing of it, so that another deployment may be tried */
    void relay() throws AttemptFailed {
        String type = answer.header("content-type");
        if (type == null || !type.regionMatches(true, 0, TYPE, 0, TYPE.length())) {
            throw AttemptFailed.tryNext(UpstreamErrors.unreadable());
        }
        try (BodyMemory.Share memory = tools.memory.share()) {
            receive(new EventBuffer(tools.longestAnswer, memory));
        } catch (EventRelay.UpstreamFailedInStream | JsonError | EventBuffer.EventTooLong unreadable) {
            breakOff(UpstreamErrors.broken());
            return;
        } catch (IOException cut) {
            breakOff(passage.interruption(cut));
            return;
        }
        if (events.complete()) {
            complete();
        } else {
            breakOff(UpstreamErrors.broken());
        }
    }

    private void receive(EventBuffer buffer) throws IOException, EventRelay.UpstreamFailedInStream {
        while (!events.done() && filled(buffer)) {
            int end = buffer.eventEnd();
            while (end >= 0 && !events.done()) {
                int start = buffer.start();
                buffer.take(end);
                events.pass(buffer.bytes(), start, end);
                end = buffer.eventEnd();
            }
            client.flush();
        }
        byte[] rest = buffer.rest();
        if (!events.done() && rest.length > 0) {
            events.pass(rest, 0, rest.length);
        }
    }

    private boolean filled(EventBuffer buffer) throws IOException {
        flight.awaits(client.begun() ? tools.patience.nextByte() : tools.patience.firstByte());
        boolean some = buffer.fill(answer.body());
        flight.arrived();
        return some;
    }

    private void complete() throws AttemptFailed {
        if (!client.begun() && !flight.departed() && events.isEmpty()) {
            throw AttemptFailed.tryNext(UpstreamErrors.unreadable());
        }
        events.sendMissingUsage();
        try {
            settle(null, events.consumed());
        } catch (Refusal notDurable) {
            client.end(ErrorBody.event(notDurable));
            return;
        }
        client.end(DONE);
        readToTheEnd();
    }

    /** After the first byte nothing is tried again: what was delivered is charged, and the client is told. */
    private void breakOff(Refusal why) throws AttemptFailed {
        if (!client.begun() && !flight.departed()) {
            throw AttemptFailed.tryNext(why);
        }
        Refusal told = why;
        try {
            settle(why, events.consumedSoFar());
        } catch (Refusal notDurable) {
            told = notDurable;
        }
        client.end(ErrorBody.event(told));
    }

    private void settle(@Nullable Refusal why, Consumption consumed) {
        boolean departed = flight.departed();
        passage.settle(
                departed ? Outcome.CLIENT_GONE : 200,
                departed || why == null ? null : why.reason(),
                events.firstTokenAt(),
                consumed);
    }

    /** A connection can be used again when its answer was read to the end, which is mostly there already. */
    private void readToTheEnd() {
        byte[] beyond = new byte[256];
        InputStream body = answer.body();
        flight.awaits(LAST_BYTES_NANOS);
        try {
            int count = body.read(beyond);
            while (count >= 0) {
                count = body.read(beyond);
            }
        } catch (IOException notWorthIt) {
            answer.close();
        }
        flight.arrived();
    }
}
