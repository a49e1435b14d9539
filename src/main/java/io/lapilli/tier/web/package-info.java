/** Tiers over HTTP: an organisation's own progress, and the operator's administration. */
@NullMarked
package io.lapilli.tier.web;

import org.jspecify.annotations.NullMarked;
