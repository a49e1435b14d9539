package io.lapilli.gateway;

import io.lapilli.gateway.json.Json;
import io.lapilli.gateway.json.JsonCursor;
import io.lapilli.gateway.json.JsonError;
import io.lapilli.gateway.json.Token;
import io.lapilli.gateway.upstream.UpstreamAnswer;
import io.lapilli.pricing.Charge;
import io.lapilli.shared.TextCounts;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Carries an answer that is not streamed: read whole, settled, and only then sent on. */
final class WholeRelay {

    private static final int FIRST_READ = 4096;
    private static final int MOST_AHEAD = 64 << 10;

    private final Passage passage;
    private final Passages tools;
    private final Admitted request;
    private final Flight flight;
    private final Outlet outlet;
    private final UpstreamAnswer answer;
    private final BodyMemory.Share memory;
    private byte[] bytes = new byte[0];
    private int announced;
    private int length;
    private @Nullable Edit rename;
    private Usage usage = Usage.NONE;
    /** The answer's text, where some rate asks for it. */
    private final @Nullable DeliveredText priced;

    WholeRelay(Passage passage, Passages tools, Admitted request, Flight flight, Outlet outlet, UpstreamAnswer answer) {
        this.passage = passage;
        this.tools = tools;
        this.request = request;
        this.flight = flight;
        this.outlet = outlet;
        this.answer = answer;
        this.memory = tools.memory.share();
        this.priced = request.price().countsText() ? new DeliveredText(true) : null;
    }

    void relay() throws AttemptFailed {
        try (memory) {
            carry();
        }
    }

    private void carry() throws AttemptFailed {
        receive();
        try {
            if (!understand()) {
                throw AttemptFailed.tryNext(UpstreamErrors.unreadable());
            }
        } catch (JsonError noJson) {
            throw AttemptFailed.tryNext(UpstreamErrors.unreadable());
        }
        boolean departed = flight.departed();
        Consumption consumed = Consumption.of(
                        usage,
                        request.endpoint(),
                        () -> tools.estimator.prompt(request.endpoint(), request.ask()),
                        this::estimateOutput)
                .with(priced == null ? TextCounts.NONE : priced.counts());
        Charge charge = passage.settle(departed ? Outcome.CLIENT_GONE : 200, null, 0, consumed);
        if (!departed) {
            send(charge);
        }
    }

    private void receive() throws AttemptFailed {
        InputStream body = answer.body();
        announced = announced();
        bytes = new byte[announced > 0 && announced <= MOST_AHEAD ? announced : FIRST_READ];
        try {
            while (true) {
                if (length == bytes.length) {
                    grow();
                }
                flight.awaits(tools.patience.nextByte());
                int count = body.read(bytes, length, bytes.length - length);
                flight.arrived();
                if (count < 0) {
                    return;
                }
                length += count;
            }
        } catch (IOException cut) {
            throw AttemptFailed.tryNext(passage.interruption(cut));
        }
    }

    /** One byte more than announced, so that the end is seen without another array; 0 when nothing sensible was. */
    private int announced() {
        String header = answer.header("content-length");
        if (header == null || header.isEmpty() || header.length() > 9) {
            return 0;
        }
        try {
            return Integer.parseInt(header) + 1;
        } catch (NumberFormatException unreadable) {
            return 0;
        }
    }

    private void grow() throws AttemptFailed {
        if (length >= tools.longestAnswer) {
            throw AttemptFailed.tryNext(UpstreamErrors.unreadable());
        }
        int more = Math.min(tools.longestAnswer, Math.max(length * 2, announced));
        try {
            memory.hold(more);
        } catch (Refusal full) {
            throw AttemptFailed.forGood(full);
        }
        bytes = Arrays.copyOf(bytes, more);
    }

    /** Whether it is an answer: an object that is not an error's. */
    private boolean understand() {
        var cursor = new JsonCursor(bytes, 0, length);
        if (cursor.next() != Token.OBJECT) {
            return false;
        }
        boolean failed = false;
        while (cursor.next() == Token.KEY) {
            if (cursor.is("model")) {
                rename(cursor);
            } else if (cursor.is("usage")) {
                usage = Usage.readValue(cursor);
            } else if (priced != null && cursor.is("choices")) {
                readChoices(cursor, priced);
            } else if (cursor.is("error")) {
                failed = cursor.skip(Token.KEY) != Token.NULL;
            } else {
                cursor.skip(Token.KEY);
            }
        }
        cursor.next();
        return !failed;
    }

    private void rename(JsonCursor cursor) {
        byte[] name = request.ask().quotedModel();
        if (cursor.skip(Token.KEY) == Token.STRING && !Json.same(bytes, cursor.start(), cursor.end(), name)) {
            rename = new Edit(cursor.start(), cursor.end(), name);
        }
    }

    private static void readChoices(JsonCursor cursor, DeliveredText into) {
        Token value = cursor.next();
        if (value == Token.ARRAY) {
            into.readChoices(cursor);
        } else {
            cursor.skip(value);
        }
    }

    private long estimateOutput() {
        var text = new DeliveredText(false);
        var cursor = new JsonCursor(bytes, 0, length);
        cursor.next();
        while (cursor.next() == Token.KEY) {
            if (cursor.is("choices")) {
                readChoices(cursor, text);
            } else {
                cursor.skip(Token.KEY);
            }
        }
        return tools.estimator.text(text.content()) + tools.estimator.text(text.reasoning());
    }

    private void send(Charge charge) {
        var body = new SplicedBody(bytes, length, rename == null ? List.of() : List.of(rename));
        try {
            outlet.begin("application/json", body.length(), charge);
            body.pieces(outlet::write);
            outlet.finish();
        } catch (IOException gone) {
            // settled already: what the upstream has done is charged, whether or not the client waited for its end
            flight.depart();
        }
    }
}
