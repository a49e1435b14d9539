package io.lapilli.console.prompts;

import io.lapilli.prompt.Prompt;
import io.lapilli.prompt.PromptUse;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A prompt as the list shows it.
 *
 * @param project its project's name
 * @param labels where they point
 * @param use null: not called lately
 */
record PromptRow(
        Prompt prompt,
        String project,
        Map<String, Integer> labels,
        @Nullable PromptUse use) {}
