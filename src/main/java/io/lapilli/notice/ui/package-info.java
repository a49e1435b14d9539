/** The bell and the screen of notices. */
@NullMarked
package io.lapilli.notice.ui;

import org.jspecify.annotations.NullMarked;
