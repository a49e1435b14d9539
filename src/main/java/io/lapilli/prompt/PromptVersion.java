package io.lapilli.prompt;

import io.lapilli.shared.PromptId;
import io.lapilli.shared.UserId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a prompt said from some instant on; never changed.
 *
 * @param number from 1 on, without gaps
 * @param note what was changed and why; may be empty
 * @param author null when it was published by a key without an owner, or by the seller
 * @param authorName as it is now
 */
public record PromptVersion(
        PromptId prompt,
        int number,
        PromptContent content,
        String note,
        @Nullable UserId author,
        @Nullable String authorName,
        Instant publishedAt) {}
