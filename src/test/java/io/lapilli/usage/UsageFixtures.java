package io.lapilli.usage;

import io.lapilli.pricing.Charge;
import io.lapilli.pricing.ChargeLine;
import io.lapilli.shared.DeploymentId;
import io.lapilli.shared.KeyId;
import io.lapilli.shared.Meter;
import io.lapilli.shared.NewIds;
import io.lapilli.shared.OrganisationId;
import io.lapilli.shared.ProjectId;
import io.lapilli.shared.RateId;
import io.lapilli.shared.RequestId;
import io.lapilli.shared.TokenCounts;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Requests that ended, with sensible parts that a test can change. */
public record UsageFixtures(
        RequestId id,
        OrganisationId organisation,
        ProjectId project,
        KeyId key,
        String model,
        DeploymentId deployment,
        Endpoint endpoint,
        String serviceClass,
        Instant at,
        TokenCounts tokens) {

    public static final NewIds IDS = new NewIds(InstantSource.system());
    public static final RateId PROMPT_RATE = new RateId(IDS.next());
    public static final RateId COMPLETION_RATE = new RateId(IDS.next());
    public static final BigDecimal PROMPT_PRICE = new BigDecimal("0.0008");
    public static final BigDecimal COMPLETION_PRICE = new BigDecimal("0.002");
    public static final RateId WORD_RATE = new RateId(IDS.next());
    public static final BigDecimal WORD_PRICE = new BigDecimal("0.05");
    private static final DeploymentId DEPLOYMENT = new DeploymentId(IDS.next());

    public static UsageFixtures aRequest() {
        return new UsageFixtures(
                new RequestId(IDS.next()),
                new OrganisationId(IDS.next()),
                new ProjectId(IDS.next()),
                new KeyId(IDS.next()),
                "doubao-pro-32k",
                DEPLOYMENT,
                Endpoint.CHAT,
                "default",
                Instant.parse("2026-03-10T09:20:00Z"),
                new TokenCounts(1_000, 200, 0, 300, 0, 0));
    }

    public UsageFixtures anew() {
        return new UsageFixtures(
                new RequestId(IDS.next()),
                organisation,
                project,
                key,
                model,
                deployment,
                endpoint,
                serviceClass,
                at,
                tokens);
    }

    public UsageFixtures of(OrganisationId other) {
        return new UsageFixtures(
                new RequestId(IDS.next()), other, project, key, model, deployment, endpoint, serviceClass, at, tokens);
    }

    public UsageFixtures of(ProjectId other) {
        return new UsageFixtures(
                new RequestId(IDS.next()),
                organisation,
                other,
                key,
                model,
                deployment,
                endpoint,
                serviceClass,
                at,
                tokens);
    }

    public UsageFixtures of(KeyId other) {
        return new UsageFixtures(
                new RequestId(IDS.next()),
                organisation,
                project,
                other,
                model,
                deployment,
                endpoint,
                serviceClass,
                at,
                tokens);
    }

    public UsageFixtures of(String otherModel) {
        return new UsageFixtures(
                new RequestId(IDS.next()),
                organisation,
                project,
                key,
                otherModel,
                deployment,
                endpoint,
                serviceClass,
                at,
                tokens);
    }

    public UsageFixtures at(String instant) {
        return at(Instant.parse(instant));
    }

    public UsageFixtures at(Instant instant) {
        return new UsageFixtures(
                new RequestId(IDS.next()),
                organisation,
                project,
                key,
                model,
                deployment,
                endpoint,
                serviceClass,
                instant,
                tokens);
    }

    public UsageFixtures with(TokenCounts other) {
        return new UsageFixtures(
                new RequestId(IDS.next()),
                organisation,
                project,
                key,
                model,
                deployment,
                other.embedding() > 0 ? Endpoint.EMBEDDINGS : endpoint,
                serviceClass,
                at,
                other);
    }

    /** The request was answered and charged. */
    public Settled charged() {
        return new Settled(
                record(200, null),
                new UsageEvent(
                        id,
                        at,
                        organisation,
                        project,
                        key,
                        model,
                        deployment,
                        endpoint,
                        serviceClass,
                        tokens,
                        false,
                        charge()));
    }

    /** The request was answered and charged, also for words of the answer that cost 0.05 CNY a thousand. */
    public Settled chargedForWords(long words) {
        UsageEvent event = Objects.requireNonNull(charged().event());
        var lines = new ArrayList<>(event.charge().lines());
        lines.add(new ChargeLine(
                Meter.OUTPUT_WORDS,
                words,
                WORD_RATE,
                WORD_PRICE,
                1_000,
                WORD_PRICE.multiply(BigDecimal.valueOf(words)).movePointLeft(3)));
        return new Settled(
                record(200, null),
                new UsageEvent(
                        id,
                        at,
                        organisation,
                        project,
                        key,
                        model,
                        deployment,
                        endpoint,
                        serviceClass,
                        tokens,
                        false,
                        new Charge("CNY", lines)));
    }

    /** The request failed and consumed nothing. */
    public Settled failed(int status, String code) {
        return new Settled(record(status, code), null);
    }

    public RequestRecord record(int status, String code) {
        return new RequestRecord(
                id,
                organisation,
                project,
                key,
                model,
                deployment,
                endpoint,
                true,
                status,
                code,
                1,
                at,
                code == null ? 318 : null,
                1_204);
    }

    public Charge charge() {
        List<ChargeLine> lines = new ArrayList<>();
        for (Meter meter : Meter.values()) {
            long quantity = tokens.of(meter);
            if (quantity > 0) {
                BigDecimal price = meter.countsInput() ? PROMPT_PRICE : COMPLETION_PRICE;
                lines.add(new ChargeLine(
                        meter,
                        quantity,
                        meter.countsInput() ? PROMPT_RATE : COMPLETION_RATE,
                        price,
                        1_000,
                        price.multiply(BigDecimal.valueOf(quantity)).movePointLeft(3)));
            }
        }
        return new Charge("CNY", lines);
    }
}
