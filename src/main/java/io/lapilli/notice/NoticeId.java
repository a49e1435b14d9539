package io.lapilli.notice;

import java.util.UUID;

/** Identity of a notice (version 7: sorted by the time at which it was written). */
public record NoticeId(UUID value) {}
