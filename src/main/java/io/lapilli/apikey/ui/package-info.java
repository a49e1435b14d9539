/** The screen of the keys that manage: an organisation's admin keys, and the seller's operator keys. */
@NullMarked
package io.lapilli.apikey.ui;

import org.jspecify.annotations.NullMarked;
