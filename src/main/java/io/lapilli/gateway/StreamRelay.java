package io.lapilli.gateway;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.lapilli.gateway.json.JsonError;
import io.lapilli.gateway.upstream.UpstreamAnswer;
import io.lapilli.pricing.Charge;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Carries a streamed answer: each event is sent on as it arrives, its bytes as they are but for the model's name and
 * the usage. The last event is held back until the request is settled.
 */
final class StreamRelay {

    private static final byte[] DONE = "data: [DONE]\n\n".getBytes(US_ASCII);
    private static final byte[] NULL = "null".getBytes(US_ASCII);
    private static final long LAST_BYTES_NANOS = 1_000_000_000;

    private final Passage passage;
    private final Passages tools;
    private final Admitted request;
    private final Flight flight;
    private final ClientStream client;
    private final UpstreamAnswer answer;
    private final EventBuffer buffer;
    private final Event event = new Event();
    private final ChunkReader chunk = new ChunkReader();
    private final List<Edit> edits = new ArrayList<>(2);
    private final byte[] model;
    private boolean done;
    private long firstTokenAt;

    StreamRelay(
            Passage passage, Passages tools, Admitted request, Flight flight, Outlet outlet, UpstreamAnswer answer) {
        this.passage = passage;
        this.tools = tools;
        this.request = request;
        this.flight = flight;
        this.client = new ClientStream(outlet, flight);
        this.answer = answer;
        this.buffer = new EventBuffer(tools.longestAnswer);
        this.model = request.ask().quotedModel();
    }

    /** @throws AttemptFailed when the client has got nothing of it, so that another deployment may be tried */
    void relay() throws AttemptFailed {
        String type = answer.header("content-type");
        if (type == null || !type.regionMatches(true, 0, "text/event-stream", 0, 17)) {
            throw AttemptFailed.tryNext(UpstreamErrors.unreadable());
        }
        try {
            receive();
        } catch (UpstreamFailedInStream | JsonError | EventBuffer.EventTooLong unreadable) {
            breakOff(UpstreamErrors.broken());
            return;
        } catch (IOException cut) {
            breakOff(passage.interruption(cut));
            return;
        }
        if (done || chunk.delivered().finished()) {
            complete();
        } else {
            breakOff(UpstreamErrors.broken());
        }
    }

    private void receive() throws IOException, UpstreamFailedInStream {
        InputStream body = answer.body();
        while (!done && filled(body)) {
            int end = buffer.eventEnd();
            while (end >= 0 && !done) {
                int start = buffer.start();
                buffer.take(end);
                event(buffer.bytes(), start, end);
                end = buffer.eventEnd();
            }
            client.flush();
        }
        byte[] rest = buffer.rest();
        if (!done && rest.length > 0) {
            event(rest, 0, rest.length);
        }
    }

    private boolean filled(InputStream body) throws IOException {
        flight.awaits(client.begun() ? tools.patience.nextByte() : tools.patience.firstByte());
        boolean some = buffer.fill(body);
        flight.arrived();
        return some;
    }

    private void event(byte[] bytes, int start, int end) throws UpstreamFailedInStream {
        event.read(bytes, start, end);
        if (event.dataLines() > 1) {
            byte[] flat = Event.onOneLine(bytes, start, end);
            event(flat, 0, flat.length);
        } else if (event.isDone()) {
            done = true;
        } else if (event.dataLines() == 0 || event.dataStart() == event.dataEnd()) {
            client.send(bytes, start, end - start);
        } else {
            chunk(bytes, start, end);
        }
    }

    private void chunk(byte[] bytes, int start, int end) throws UpstreamFailedInStream {
        ChunkReader.Kind kind = chunk.read(bytes, event.dataStart(), event.dataEnd());
        if (kind == ChunkReader.Kind.ERROR) {
            throw new UpstreamFailedInStream();
        }
        if (firstTokenAt == 0 && !chunk.delivered().isEmpty()) {
            firstTokenAt = System.nanoTime();
        }
        boolean wanted = request.ask().usageWanted();
        if (kind == ChunkReader.Kind.USAGE_ONLY && !wanted) {
            return;
        }
        edits.clear();
        chunk.rename(model, bytes, edits);
        if (chunk.reportsUsage()) {
            edits.add(
                    wanted
                            ? UsageChunk.cost(bytes, chunk.usageStart(), chunk.usageEnd(), price(consumed()))
                            : new Edit(chunk.usageStart(), chunk.usageEnd(), NULL));
            edits.sort(Comparator.comparingInt(Edit::start));
        }
        int from = start;
        for (Edit edit : edits) {
            client.send(bytes, from, edit.start() - from);
            client.send(edit.with(), 0, edit.with().length);
            from = edit.end();
        }
        client.send(bytes, from, end - from);
    }

    private Consumption consumed() {
        return Consumption.of(
                chunk.usage(),
                request.endpoint(),
                () -> tools.estimator.prompt(request.endpoint(), request.ask()),
                () -> tools.estimator.text(chunk.delivered().content())
                        + tools.estimator.text(chunk.delivered().reasoning()));
    }

    /** What an answer that broke off consumed: what the upstream said, or else what was delivered, if anything was. */
    private Consumption consumedSoFar() {
        if (chunk.usage() != Usage.NONE) {
            return consumed();
        }
        return chunk.delivered().isEmpty()
                ? Consumption.NOTHING
                : tools.estimator.delivered(request, chunk.delivered());
    }

    private Charge price(Consumption consumed) {
        return request.price().charge(consumed.tokens());
    }

    private void complete() throws AttemptFailed {
        if (!client.begun() && chunk.delivered().isEmpty() && chunk.usage() == Usage.NONE && !flight.departed()) {
            throw AttemptFailed.tryNext(UpstreamErrors.unreadable());
        }
        Consumption consumed = consumed();
        if (request.ask().usageWanted() && chunk.usage() == Usage.NONE) {
            byte[] usage = UsageChunk.event(
                    chunk.id(), chunk.created(), request.model().name(), consumed.tokens(), price(consumed));
            client.send(usage, 0, usage.length);
        }
        try {
            passage.settle(flight.departed() ? Outcome.CLIENT_GONE : 200, null, firstTokenAt, consumed);
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
            if (flight.departed()) {
                passage.settle(Outcome.CLIENT_GONE, null, firstTokenAt, consumedSoFar());
            } else {
                passage.settle(200, why.reason(), firstTokenAt, consumedSoFar());
            }
        } catch (Refusal notDurable) {
            told = notDurable;
        }
        client.end(ErrorBody.event(told));
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

    /** An upstream reported an error in a stream that had begun well. */
    private static final class UpstreamFailedInStream extends Exception {
        UpstreamFailedInStream() {
            super("the upstream reported an error", null, false, false);
        }
    }
}
