package io.lapilli.sandbox;

import java.util.List;

/**
 * A ready demo for a field, in one language.
 *
 * @param language a BCP 47 tag
 * @param summary one sentence for who chooses
 * @param brand the name that its faces show unless another is given
 * @param prompt with {@code {{brand}}} and {@code {{knowledge}}}
 * @param inputs to try it with, at least one
 * @param expected what a good answer does
 */
public record Scenario(
        String id,
        String language,
        String title,
        String summary,
        Face face,
        String brand,
        String prompt,
        String knowledge,
        List<String> inputs,
        List<String> expected) {

    public Scenario {
        inputs = List.copyOf(inputs);
        expected = List.copyOf(expected);
        if (inputs.isEmpty() || prompt.isBlank()) {
            throw new IllegalArgumentException("a scenario has a prompt and an input");
        }
    }
}
