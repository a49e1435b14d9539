package io.lapilli.sandbox;

import io.lapilli.sandbox.DocumentStore.Typed;
import io.lapilli.sandbox.Moment.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;

/**
 * Who did what when, put together from what is kept anyway. What one person typed into one text without a pause is one
 * moment, also while others type there too.
 */
@Service
public class LiveTimeline {

    /** Of one reading; what is older is left out. */
    static final int MOST = 300;

    private static final int MOST_CHANGES = 5_000;
    private static final Duration PAUSE = Duration.ofSeconds(5);

    private final DocumentStore documents;
    private final PeopleStore people;
    private final VariantStore variants;
    private final LiveRunStore runs;

    LiveTimeline(DocumentStore documents, PeopleStore people, VariantStore variants, LiveRunStore runs) {
        this.documents = documents;
        this.people = people;
        this.variants = variants;
        this.runs = runs;
    }

    /** @param names of everybody in it */
    public record Story(List<Moment> moments, Map<UUID, Participant> names) {}

    /** The newest moments in the order in which they happened. */
    public Story of(Participant reader) {
        LiveSessionId id = reader.session();
        List<Participant> all = people.ever(id, Participants.MOST);
        var moments = new ArrayList<>(bursts(documents.typed(id, MOST_CHANGES).reversed()));
        all.forEach(one ->
                moments.add(new Moment(Kind.JOINED, one.id(), one.joinedAt(), one.joinedAt(), null, null, null, null)));
        variants.of(id)
                .forEach(one -> moments.add(new Moment(
                        Kind.VARIANT, one.madeBy(), one.madeAt(), one.madeAt(), one.document(), 0, one.id(), null)));
        List<LiveRunStore.Brief> ran = runs.brief(id, MOST);
        ran.forEach(one -> moments.add(new Moment(
                Kind.RUN,
                one.startedBy(),
                one.startedAt(),
                one.startedAt(),
                null,
                one.version(),
                one.variant(),
                null)));
        Map<UUID, UUID> variantOf =
                ran.stream().collect(Collectors.toMap(LiveRunStore.Brief::id, LiveRunStore.Brief::variant));
        runs.verdicts(id, MOST)
                .forEach(one -> moments.add(new Moment(
                        Kind.VERDICT,
                        one.participant(),
                        one.at(),
                        one.at(),
                        null,
                        null,
                        variantOf.get(one.run()),
                        one.good())));
        moments.sort(Comparator.comparing(Moment::at));
        return new Story(
                List.copyOf(moments.subList(Math.max(0, moments.size() - MOST), moments.size())),
                all.stream().collect(Collectors.toMap(Participant::id, Function.identity())));
    }

    /** Somebody in a text. */
    private record Hand(UUID document, UUID person) {
        static Hand of(Typed typed) {
            return new Hand(typed.document(), typed.participant());
        }
    }

    /** @param typed in the order in which it was */
    static List<Moment> bursts(List<Typed> typed) {
        var bursts = new ArrayList<Moment>();
        var lastOf = new HashMap<Hand, Integer>();
        for (Typed one : typed) {
            Integer last = lastOf.get(Hand.of(one));
            if (last != null && one.restores() == null && goesOn(bursts.get(last), one)) {
                bursts.set(last, moment(Kind.TYPED, one, bursts.get(last).from()));
            } else {
                lastOf.put(Hand.of(one), bursts.size());
                bursts.add(moment(one.restores() == null ? Kind.TYPED : Kind.RESTORED, one, one.at()));
            }
        }
        return bursts;
    }

    private static boolean goesOn(Moment before, Typed next) {
        return before.kind() == Kind.TYPED && !next.at().isAfter(before.at().plus(PAUSE));
    }

    private static Moment moment(Kind kind, Typed last, Instant from) {
        return new Moment(kind, last.participant(), from, last.at(), last.document(), last.version(), null, null);
    }
}
