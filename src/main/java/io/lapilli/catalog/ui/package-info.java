/** The seller's screen of models, the upstreams that serve them, and how deployments do. */
@NullMarked
@NamedInterface("ui")
package io.lapilli.catalog.ui;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
