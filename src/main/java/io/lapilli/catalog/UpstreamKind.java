package io.lapilli.catalog;

/** How an upstream is reached. */
public enum UpstreamKind {
    /** A server that speaks OpenAI's API over HTTP. */
    OPENAI,
    /** The built-in rehearsal model, in this process. */
    REHEARSAL
}
