package io.lapilli.sandbox;

import java.time.Instant;
import java.util.UUID;

/** What somebody says of an answer. @param reason may be empty */
record Verdict(UUID run, UUID participant, boolean good, String reason, Instant at) {}
