/** The screens of prompts: the list of them, and one to write, try, publish, label and compare. */
@NullMarked
package io.lapilli.console.prompts;

import org.jspecify.annotations.NullMarked;
