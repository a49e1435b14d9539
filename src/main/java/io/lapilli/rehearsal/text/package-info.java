/** Plain text work: tokens, words, sentences, languages, and the search for the passages that fit a question. */
@NullMarked
package io.lapilli.rehearsal.text;

import org.jspecify.annotations.NullMarked;
