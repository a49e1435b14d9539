/** The management plane's prompts. */
@NullMarked
package io.lapilli.prompt.web;

import org.jspecify.annotations.NullMarked;
