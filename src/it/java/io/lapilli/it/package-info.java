/** Tests against the packaged application: as people with a browser, and as programs with the official client libraries. */
package io.lapilli.it;
