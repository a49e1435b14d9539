package io.lapilli.metering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class EntryCodecTest {

    private final Random random = new Random(7);

    @Test
    void readsWhatItWrote() {
        for (int i = 0; i < 20_000; i++) {
            Entry entry =
                    random.nextBoolean() ? new Entry.Begin(reserved(), random.nextBoolean()) : new Entry.End(settled());
            assertThat(EntryCodec.decode(EntryCodec.encode(entry))).isEqualTo(entry);
        }
    }

    @Test
    void anOrdinaryEndIsSmall() {
        Settled settled = io.lapilli.usage.UsageFixtures.aRequest().charged();
        assertThat(EntryCodec.encode(new Entry.End(settled))).hasSizeLessThan(256);
    }

    @Test
    void refusesWhatItDoesNotKnow() {
        byte[] entry = EntryCodec.encode(new Entry.Begin(reserved(), false));
        entry[0] = 2;
        assertThatThrownBy(() -> EntryCodec.decode(entry)).isInstanceOf(IllegalArgumentException.class);
        entry[0] = 1;
        entry[1] = 9;
        assertThatThrownBy(() -> EntryCodec.decode(entry)).isInstanceOf(IllegalArgumentException.class);
    }

    private Reserved reserved() {
        return new Reserved(
                new RequestId(uuid()),
                instant(),
                new OrganisationId(uuid()),
                new ProjectId(uuid()),
                new KeyId(uuid()),
                text(100),
                one(Endpoint.values()),
                random.nextBoolean());
    }

    private Settled settled() {
        var request = new RequestRecord(
                new RequestId(uuid()),
                new OrganisationId(uuid()),
                new ProjectId(uuid()),
                new KeyId(uuid()),
                text(100),
                random.nextBoolean() ? null : new DeploymentId(uuid()),
                one(Endpoint.values()),
                random.nextBoolean(),
                100 + random.nextInt(500),
                random.nextBoolean() ? null : text(40),
                random.nextInt(20),
                instant(),
                random.nextBoolean() ? null : random.nextInt(Integer.MAX_VALUE),
                random.nextInt(Integer.MAX_VALUE));
        return new Settled(request, request.deployment() == null || random.nextBoolean() ? null : event(request));
    }

    private UsageEvent event(RequestRecord request) {
        return new UsageEvent(
                request.id(),
                request.admittedAt(),
                request.organisation(),
                request.project(),
                request.key(),
                request.model(),
                request.deployment(),
                request.endpoint(),
                text(30),
                new TokenCounts(count(), count(), count(), count(), count(), count()),
                random.nextBoolean(),
                new Charge(
                        "CNY",
                        Stream.generate(this::line).limit(random.nextInt(8)).toList()));
    }

    private ChargeLine line() {
        return new ChargeLine(
                one(Meter.values()), random.nextLong(), new RateId(uuid()), decimal(), count(), decimal());
    }

    private BigDecimal decimal() {
        return new BigDecimal(new BigInteger(1 + random.nextInt(120), random), random.nextInt(19))
                .multiply(random.nextBoolean() ? BigDecimal.ONE : BigDecimal.ONE.negate());
    }

    private Instant instant() {
        return Instant.ofEpochSecond(random.nextInt(), random.nextInt(1_000_000_000));
    }

    private long count() {
        return random.nextLong() >>> 1 + random.nextInt(62);
    }

    private UUID uuid() {
        return new UUID(random.nextLong(), random.nextLong());
    }

    private String text(int most) {
        return random.ints(random.nextInt(most + 1), 1, 0xD800)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private <T> T one(T[] values) {
        return values[random.nextInt(values.length)];
    }
}
