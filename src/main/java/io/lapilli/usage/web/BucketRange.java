package io.lapilli.usage.web;

import io.lapilli.shared.web.ApiException;
import io.lapilli.usage.BucketWidth;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The buckets of one page: whole ones, from the one that holds {@code start_time} to the one that holds the last instant
 * before {@code end_time}.
 *
 * @param from start of the page's first bucket
 * @param to end of the page's last bucket
 * @param more whether buckets follow
 */
record BucketRange(BucketWidth width, Instant from, Instant to, boolean more) {

    private static final long LATEST = 253_402_300_799L; // the end of the year 9999
    private static final String CURSOR = "from:";

    /**
     * @param end null: now
     * @param limit null: {@code usual}
     * @throws ApiException 400 that names the parameter that can't be
     */
    static BucketRange of(
            BucketWidth width,
            long start,
            @Nullable Long end,
            @Nullable Integer limit,
            int usual,
            int most,
            @Nullable String page,
            Instant now) {
        Instant from = width.startOf(instant("start_time", start));
        Instant behind = end == null ? now : instant("end_time", end);
        if (end != null && end <= start) {
            throw ApiException.invalid("end_time", "end_time must be after start_time");
        }
        int buckets = limit == null ? usual : limit;
        if (buckets < 1 || buckets > most) {
            throw ApiException.invalid("limit", "limit must be a whole number from 1 to " + most);
        }
        if (page != null) {
            from = cursor(width, from, page);
        }
        Instant last = from;
        for (int i = 0; i < buckets && last.isBefore(behind); i++) {
            last = last.plus(width.length());
        }
        return new BucketRange(width, from, last, last.isBefore(behind));
    }

    /** The page's buckets, each with what was found for its start. */
    <R, T> BucketPage<T> page(Map<Instant, List<R>> found, Function<R, T> answer) {
        var buckets = new ArrayList<BucketPage.Bucket<T>>();
        for (Instant start = from; start.isBefore(to); start = start.plus(width.length())) {
            buckets.add(new BucketPage.Bucket<>(
                    "bucket",
                    start.getEpochSecond(),
                    start.plus(width.length()).getEpochSecond(),
                    found.getOrDefault(start, List.of()).stream().map(answer).toList()));
        }
        return new BucketPage<>("page", buckets, more, more ? cursorOf(to) : null);
    }

    private static Instant instant(String name, long seconds) {
        if (seconds < 0 || seconds > LATEST) {
            throw ApiException.invalid(name, name + " must be in seconds since 1970");
        }
        return Instant.ofEpochSecond(seconds);
    }

    private static String cursorOf(Instant start) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString((CURSOR + start.getEpochSecond()).getBytes(StandardCharsets.US_ASCII));
    }

    private static Instant cursor(BucketWidth width, Instant first, String page) {
        try {
            String text = new String(Base64.getUrlDecoder().decode(page), StandardCharsets.US_ASCII);
            if (text.startsWith(CURSOR)) {
                Instant start = instant("page", Long.parseLong(text.substring(CURSOR.length())));
                if (start.equals(width.startOf(start)) && !start.isBefore(first)) {
                    return start;
                }
            }
        } catch (IllegalArgumentException unreadable) {
            throw noPage();
        }
        throw noPage();
    }

    private static ApiException noPage() {
        return ApiException.invalid("page", "page must be the next_page of an answer to the same query");
    }
}
