/** The operator plane's upstreams and models. */
@NullMarked
package io.lapilli.catalog.web;

import org.jspecify.annotations.NullMarked;
