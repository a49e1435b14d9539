package io.lapilli.gateway;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.lapilli.gateway.json.JsonError;
import io.lapilli.pricing.Charge;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Passes the events of one streamed answer on to the client: their bytes as they are but for the model's name and the
 * usage, which is withheld or gets its cost. Keeps count of what was delivered and used.
 */
final class EventRelay {

    private static final byte[] NULL = "null".getBytes(US_ASCII);

    private final Admitted request;
    private final Estimator estimator;
    private final ClientStream client;
    private final byte[] model;
    private final Event event = new Event();
    private final ChunkReader chunk;
    private final List<Edit> edits = new ArrayList<>(2);
    private boolean done;
    private long firstTokenAt;

    EventRelay(Admitted request, Estimator estimator, ClientStream client) {
        this.request = request;
        this.estimator = estimator;
        this.client = client;
        this.model = request.ask().quotedModel();
        this.chunk = new ChunkReader(new DeliveredText(request.price().countsText()));
    }

    /**
     * Passes the event that takes the bytes from {@code start} to {@code end}; the one that says that the answer is done
     * is noted and held back.
     *
     * @throws UpstreamFailedInStream when it reports an error
     * @throws JsonError when its data is no JSON
     */
    void pass(byte[] bytes, int start, int end) throws UpstreamFailedInStream {
        event.read(bytes, start, end);
        if (event.dataLines() > 1) {
            byte[] flat = Event.onOneLine(bytes, start, end);
            pass(flat, 0, flat.length);
        } else if (event.isDone()) {
            done = true;
        } else if (event.dataLines() == 0 || event.dataStart() == event.dataEnd()) {
            client.send(bytes, start, end - start);
        } else {
            passChunk(bytes, start, end);
        }
    }

    private void passChunk(byte[] bytes, int start, int end) throws UpstreamFailedInStream {
        ChunkReader.Kind kind = chunk.read(bytes, event.dataStart(), event.dataEnd());
        if (kind == ChunkReader.Kind.ERROR) {
            throw new UpstreamFailedInStream();
        }
        if (firstTokenAt == 0 && !chunk.delivered().isEmpty()) {
            firstTokenAt = System.nanoTime();
        }
        if (kind == ChunkReader.Kind.CONTENT || request.ask().usageWanted()) {
            edit(bytes);
            int from = start;
            for (Edit edit : edits) {
                client.send(bytes, from, edit.start() - from);
                client.send(edit.with(), 0, edit.with().length);
                from = edit.end();
            }
            client.send(bytes, from, end - from);
        }
    }

    private void edit(byte[] bytes) {
        edits.clear();
        chunk.rename(model, bytes, edits);
        if (chunk.reportsUsage()) {
            edits.add(
                    request.ask().usageWanted()
                            ? UsageChunk.cost(bytes, chunk.usageStart(), chunk.usageEnd(), price(consumed()))
                            : new Edit(chunk.usageStart(), chunk.usageEnd(), NULL));
            edits.sort(Comparator.comparingInt(Edit::start));
        }
    }

    /** Tells the client its usage where it asked for it and the upstream did not report any. */
    void sendMissingUsage() {
        if (request.ask().usageWanted() && chunk.usage() == Usage.NONE) {
            Consumption consumed = consumed();
            byte[] usage = UsageChunk.event(
                    chunk.id(), chunk.created(), request.model().name(), consumed.tokens(), price(consumed));
            client.send(usage, 0, usage.length);
        }
    }

    /** What the whole answer consumed. */
    Consumption consumed() {
        return tokens().with(chunk.delivered().counts());
    }

    private Consumption tokens() {
        if (chunk.usage() == Usage.NONE) {
            return estimator.delivered(request, chunk.delivered());
        }
        return Consumption.of(
                chunk.usage(),
                request.endpoint(),
                () -> estimator.prompt(request.endpoint(), request.ask()),
                () -> estimator.text(chunk.delivered().content())
                        + estimator.text(chunk.delivered().reasoning()));
    }

    /** What an answer that broke off consumed: nothing when nothing was delivered. */
    Consumption consumedSoFar() {
        return isEmpty() ? Consumption.NOTHING : consumed();
    }

    private Charge price(Consumption consumed) {
        return request.price().charge(consumed.tokens(), consumed.text());
    }

    /** Whether neither content nor usage has come. */
    boolean isEmpty() {
        return chunk.delivered().isEmpty() && chunk.usage() == Usage.NONE;
    }

    /** Whether the upstream said that the answer is done. */
    boolean done() {
        return done;
    }

    /** Whether the answer is complete, said or not: some upstreams forget to. */
    boolean complete() {
        return done || chunk.delivered().finished();
    }

    /** {@link System#nanoTime} when the first content came; 0 when none did. */
    long firstTokenAt() {
        return firstTokenAt;
    }

    /** An upstream reported an error in a stream that had begun well. */
    static final class UpstreamFailedInStream extends Exception {
        UpstreamFailedInStream() {
            super("the upstream reported an error", null, false, false);
        }
    }
}
