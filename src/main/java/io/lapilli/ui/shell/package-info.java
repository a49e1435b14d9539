/** The shell around every screen: layout, navigation, switcher, palette, appearance, error views. */
@NullMarked
package io.lapilli.ui.shell;

import org.jspecify.annotations.NullMarked;
