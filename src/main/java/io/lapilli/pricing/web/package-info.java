/** The operator plane's rates, and what an organisation is charged by. */
@NullMarked
package io.lapilli.pricing.web;

import org.jspecify.annotations.NullMarked;
