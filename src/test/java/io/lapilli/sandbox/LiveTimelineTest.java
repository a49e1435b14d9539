package io.lapilli.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.lapilli.sandbox.DocumentStore.Typed;
import io.lapilli.sandbox.Moment.Kind;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is one moment and what are two. */
class LiveTimelineTest {

    private static final UUID PROMPT = UUID.randomUUID();
    private static final UUID OTHER = UUID.randomUUID();
    private static final UUID HANA = UUID.randomUUID();
    private static final UUID KENJI = UUID.randomUUID();

    @Test
    void whatOnePersonTypesWithoutAPauseIsOneMoment() {
        assertThat(LiveTimeline.bursts(List.of(
                        typed(PROMPT, 1, HANA, 0, null),
                        typed(PROMPT, 2, HANA, 4, null),
                        typed(OTHER, 1, KENJI, 5, null),
                        typed(PROMPT, 3, HANA, 9, null),
                        typed(PROMPT, 4, HANA, 15, null),
                        typed(PROMPT, 5, KENJI, 16, null),
                        typed(PROMPT, 6, HANA, 17, null),
                        typed(PROMPT, 7, KENJI, 18, null),
                        typed(PROMPT, 8, KENJI, 19, 2),
                        typed(PROMPT, 9, KENJI, 20, null))))
                .extracting(Moment::kind, Moment::by, Moment::document, Moment::version)
                .containsExactly(
                        tuple(Kind.TYPED, HANA, PROMPT, 3),
                        tuple(Kind.TYPED, KENJI, OTHER, 1),
                        tuple(Kind.TYPED, HANA, PROMPT, 6),
                        tuple(Kind.TYPED, KENJI, PROMPT, 7),
                        tuple(Kind.RESTORED, KENJI, PROMPT, 8),
                        tuple(Kind.TYPED, KENJI, PROMPT, 9));
    }

    private static Typed typed(UUID document, int version, UUID by, int second, @Nullable Integer restores) {
        return new Typed(document, version, by, Instant.ofEpochSecond(second), restores);
    }
}
