package io.lapilli.console.usage;

import io.lapilli.usage.UsageGroup;
import org.jspecify.annotations.Nullable;

/** What groups of usage are called. */
interface GroupNames {

    /** Null: it belongs to nobody (a service account's usage, among persons). */
    @Nullable
    String of(UsageGroup group);
}
