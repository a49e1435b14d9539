/** The data plane over HTTP: a plain servlet in contexts of its own, outside the dispatcher and the security chain. */
@NullMarked
package io.lapilli.gateway.web;

import org.jspecify.annotations.NullMarked;
