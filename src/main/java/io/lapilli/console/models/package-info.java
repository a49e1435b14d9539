/** The customer's screens of models: what they cost, how fast they are measured to be. */
@NullMarked
package io.lapilli.console.models;

import org.jspecify.annotations.NullMarked;
