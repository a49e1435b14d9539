package io.lapilli.console.usage;

import java.io.IOException;

/** The reader stopped an export: what was sent is not all there is, and must not look as if it were. */
class ExportStoppedException extends IOException {

    private static final long serialVersionUID = 1L;
}
