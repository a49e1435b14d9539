package io.lapilli.sandbox;

import io.lapilli.shared.NotFoundException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** Reads what a room is about. */
@Component
class RoomReader {

    /** A run that nobody has spoken for so long has lost its node. */
    private static final Duration SILENCE = Duration.ofSeconds(15);

    private static final int MOST_VERDICTS = 200;

    private final LiveSessionStore sessions;
    private final PeopleStore people;
    private final DocumentStore documents;
    private final VariantStore variants;
    private final LiveRunStore runs;
    private final Clock clock;

    RoomReader(
            LiveSessionStore sessions,
            PeopleStore people,
            DocumentStore documents,
            VariantStore variants,
            LiveRunStore runs,
            Clock clock) {
        this.sessions = sessions;
        this.people = people;
        this.documents = documents;
        this.variants = variants;
        this.runs = runs;
        this.clock = clock;
    }

    /** @throws NotFoundException when there is no such session */
    RoomState read(LiveSessionId id) {
        LiveSession session = sessions.find(id).orElseThrow(() -> new NotFoundException("live session", id.text()));
        Instant now = clock.instant();
        runs.lose(id, now.minus(SILENCE));
        return new RoomState(
                session,
                people.inside(id, now, Participants.MOST),
                people.ever(id, Participants.MOST),
                people.links(id, now, Participants.MOST_LINKS),
                documents.all(id),
                variants.of(id),
                runs.last(id),
                runs.verdicts(id, MOST_VERDICTS));
    }
}
