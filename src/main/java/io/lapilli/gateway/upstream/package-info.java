/** The seam to what answers for models: a server over HTTP, or the rehearsal in this process. */
@NullMarked
@NamedInterface("upstream")
package io.lapilli.gateway.upstream;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
