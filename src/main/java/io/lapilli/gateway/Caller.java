package io.lapilli.gateway;

import io.lapilli.apikey.VerifiedKey;
import io.lapilli.identity.Organisation;
import io.lapilli.shared.ProjectId;

/** Who asks: a key of a project that was checked, and whose it is. */
public record Caller(VerifiedKey key, ProjectId project, Organisation organisation) {}
