package io.lapilli.metering;

import io.lapilli.pricing.Charge;
import io.lapilli.pricing.ChargeLine;
import io.lapilli.shared.DeploymentId;
import io.lapilli.shared.KeyId;
import io.lapilli.shared.Meter;
import io.lapilli.shared.OrganisationId;
import io.lapilli.shared.ProjectId;
import io.lapilli.shared.RateId;
import io.lapilli.shared.RequestId;
import io.lapilli.shared.TokenCounts;
import io.lapilli.usage.Endpoint;
import io.lapilli.usage.RequestRecord;
import io.lapilli.usage.Settled;
import io.lapilli.usage.UsageEvent;
import java.util.ArrayList;
import java.util.Objects;

/**
 * Entries as bytes: a version, a kind, then the fields in a fixed order. What has been written once must stay readable:
 * a change of the fields is a new version.
 */
final class EntryCodec {

    private static final int VERSION = 1;
    private static final int BEGIN = 1;
    private static final int CARRIED = 2;
    private static final int END = 3;

    private EntryCodec() {}

    static byte[] encode(Entry entry) {
        var out = new PayloadWriter();
        out.octet(VERSION);
        switch (entry) {
            case Entry.Begin(Reserved request, boolean carried) -> {
                out.octet(carried ? CARRIED : BEGIN);
                write(request, out);
            }
            case Entry.End(Settled request) -> {
                out.octet(END);
                write(request.request(), out);
                out.flag(request.event() != null);
                if (request.event() != null) {
                    write(request.event(), out);
                }
            }
        }
        return out.bytes();
    }

    /** @throws IllegalArgumentException when the bytes are not an entry of a version that is known */
    static Entry decode(byte[] payload) {
        var in = new PayloadReader(payload);
        int version = in.octet();
        if (version != VERSION) {
            throw new IllegalArgumentException("entries of version " + version + " are not known");
        }
        int kind = in.octet();
        Entry entry = switch (kind) {
            case BEGIN, CARRIED -> new Entry.Begin(reserved(in), kind == CARRIED);
            case END -> new Entry.End(settled(in));
            default -> throw new IllegalArgumentException("entries of kind " + kind + " are not known");
        };
        in.end();
        return entry;
    }

    private static void write(Reserved request, PayloadWriter out) {
        out.id(request.id());
        out.instant(request.admittedAt());
        out.id(request.organisation());
        out.id(request.project());
        out.id(request.key());
        out.text(request.model());
        out.octet(code(request.endpoint()));
        out.flag(request.streamed());
    }

    private static Reserved reserved(PayloadReader in) {
        return new Reserved(
                new RequestId(in.uuid()),
                in.instant(),
                new OrganisationId(in.uuid()),
                new ProjectId(in.uuid()),
                new KeyId(in.uuid()),
                in.text(),
                endpoint(in.octet()),
                in.flag());
    }

    private static void write(RequestRecord request, PayloadWriter out) {
        out.id(request.id());
        out.id(request.organisation());
        out.id(request.project());
        out.id(request.key());
        out.text(request.model());
        out.optional(request.deployment(), out::id);
        out.octet(code(request.endpoint()));
        out.flag(request.streamed());
        out.number(request.status());
        out.optional(request.code(), out::text);
        out.number(request.attempts());
        out.instant(request.admittedAt());
        out.optional(request.firstTokenMillis(), millis -> out.number(millis));
        out.number(request.durationMillis());
    }

    private static Settled settled(PayloadReader in) {
        RequestRecord request = new RequestRecord(
                new RequestId(in.uuid()),
                new OrganisationId(in.uuid()),
                new ProjectId(in.uuid()),
                new KeyId(in.uuid()),
                in.text(),
                in.flag() ? new DeploymentId(in.uuid()) : null,
                endpoint(in.octet()),
                in.flag(),
                (int) in.number(),
                in.flag() ? in.text() : null,
                (int) in.number(),
                in.instant(),
                in.flag() ? (Integer) (int) in.number() : null,
                (int) in.number());
        return new Settled(request, in.flag() ? event(request, in) : null);
    }

    /** What an event shares with its request is written once. */
    private static void write(UsageEvent event, PayloadWriter out) {
        out.text(event.serviceClass());
        TokenCounts tokens = event.tokens();
        out.number(tokens.promptUncached());
        out.number(tokens.promptCached());
        out.number(tokens.promptCacheWrite());
        out.number(tokens.completion());
        out.number(tokens.reasoning());
        out.number(tokens.embedding());
        out.flag(event.estimated());
        out.text(event.charge().currency());
        out.number(event.charge().lines().size());
        for (ChargeLine line : event.charge().lines()) {
            out.octet(code(line.meter()));
            out.number(line.quantity());
            out.id(line.rate());
            out.decimal(line.price());
            out.number(line.per());
            out.decimal(line.amount());
        }
    }

    private static UsageEvent event(RequestRecord request, PayloadReader in) {
        return new UsageEvent(
                request.id(),
                request.admittedAt(),
                request.organisation(),
                request.project(),
                request.key(),
                request.model(),
                Objects.requireNonNull(request.deployment()),
                request.endpoint(),
                in.text(),
                new TokenCounts(in.number(), in.number(), in.number(), in.number(), in.number(), in.number()),
                in.flag(),
                charge(in));
    }

    private static Charge charge(PayloadReader in) {
        String currency = in.text();
        int count = (int) in.number();
        var lines = new ArrayList<ChargeLine>();
        for (int i = 0; i < count; i++) {
            lines.add(new ChargeLine(
                    meter(in.octet()), in.number(), new RateId(in.uuid()), in.decimal(), in.number(), in.decimal()));
        }
        return new Charge(currency, lines);
    }

    private static int code(Endpoint endpoint) {
        return switch (endpoint) {
            case CHAT -> 1;
            case EMBEDDINGS -> 2;
        };
    }

    private static Endpoint endpoint(int code) {
        return find(Endpoint.values(), code, EntryCodec::code);
    }

    private static int code(Meter meter) {
        return switch (meter) {
            case PROMPT_UNCACHED -> 1;
            case PROMPT_CACHED -> 2;
            case PROMPT_CACHE_WRITE -> 3;
            case COMPLETION -> 4;
            case REASONING -> 5;
            case EMBEDDING -> 6;
            case REQUESTS -> 7;
            case OUTPUT_WORDS -> 8;
            case OUTPUT_LINES -> 9;
            case OUTPUT_CHARACTERS -> 10;
            case OUTCOMES -> 11;
        };
    }

    private static Meter meter(int code) {
        return find(Meter.values(), code, EntryCodec::code);
    }

    private static <E extends Enum<E>> E find(E[] values, int code, java.util.function.ToIntFunction<E> codeOf) {
        for (E value : values) {
            if (codeOf.applyAsInt(value) == code) {
                return value;
            }
        }
        throw new IllegalArgumentException("the code " + code + " is not known");
    }
}
