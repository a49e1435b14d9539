/** The management plane's and the operator plane's rate limits. */
@NullMarked
package io.lapilli.limit.web;

import org.jspecify.annotations.NullMarked;
