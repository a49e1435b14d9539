package io.lapilli.identity;

import java.time.Duration;

/** What came of an attempt to sign in. A refusal does not tell whether the account exists. */
public sealed interface SignInResult {

    record Accepted(SignedIn signedIn) implements SignInResult {}

    record Refused() implements SignInResult {}

    /** Too many attempts; the password was not even looked at. */
    record Throttled(Duration retryAfter) implements SignInResult {}
}
