package io.lapilli.console.usage;

import java.time.Instant;

/** How far an export is, told by whoever writes it, on its thread. */
interface ExportProgress {

    /** Nobody watches, and nobody stops it. */
    ExportProgress UNSEEN = (rows, back) -> true;

    /**
     * @param rows written so far
     * @param back the newest first: all requests from then on are written
     * @return whether to go on
     */
    boolean written(long rows, Instant back);
}
