package io.lapilli.demo;

import io.lapilli.shared.KeyId;
import io.lapilli.shared.ProjectId;

/** A key of a demo customer. */
record DemoKey(ProjectId project, KeyId id) {}
