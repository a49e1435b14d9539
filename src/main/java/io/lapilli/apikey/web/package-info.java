/** The key check of the management and operator planes, and the management plane's keys and service accounts. */
@NullMarked
package io.lapilli.apikey.web;

import org.jspecify.annotations.NullMarked;
