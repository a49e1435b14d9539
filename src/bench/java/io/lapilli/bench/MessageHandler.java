package io.lapilli.bench;

import java.io.IOException;

/** What a {@link MessageReader} tells of each message, in this order. */
interface MessageHandler {

    /** The head is complete; the object is reused for the next message. */
    void head(HttpHead head) throws IOException;

    /** The next bytes of the body, without the framing; may come many times or never. */
    void body(byte[] bytes, int from, int to) throws IOException;

    /** The message is complete. */
    void end() throws IOException;
}
