package io.lapilli.usage.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A page of buckets. @param nextPage what {@code page} must be to go on; null on the last page */
record BucketPage<T>(
        String object,
        List<Bucket<T>> data,
        boolean hasMore,
        @Nullable String nextPage) {

    /** @param results empty when nothing was used in it */
    record Bucket<T>(String object, long startTime, long endTime, List<T> results) {}
}
