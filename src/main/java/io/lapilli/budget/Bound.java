package io.lapilli.budget;

import io.lapilli.pricing.PinnedPrice;
import java.util.function.LongSupplier;

/**
 * The most that a request can come to.
 *
 * @param price as it was pinned
 * @param inputBytes no prompt has more tokens: bytes of its text, and an allowance for each image
 * @param counted a closer bound of the prompt's tokens, which costs a tokenizer; asked once, when the first does not fit
 * @param choices answers that are asked for, at least 1
 * @param longest tokens of one answer, at most; 0 for embeddings, which have none
 */
public record Bound(PinnedPrice price, long inputBytes, LongSupplier counted, int choices, long longest) {}
