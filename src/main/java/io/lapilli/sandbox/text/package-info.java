/** Changes of a text, in the form in which CodeMirror writes them. */
@NullMarked
package io.lapilli.sandbox.text;

import org.jspecify.annotations.NullMarked;
