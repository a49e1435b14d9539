package io.lapilli.apikey;

import io.lapilli.shared.ServiceAccountId;
import io.lapilli.shared.UserId;
import java.time.Instant;

/** Who acts with a key. */
public sealed interface KeyOwner {

    /** What a person reads. */
    String name();

    /** A person of the organisation. */
    record Person(UserId id, String name, String email, Instant createdAt) implements KeyOwner {}

    /** A program of the project. */
    record Service(ServiceAccountId id, String name, Instant createdAt) implements KeyOwner {}
}
