package io.lapilli.usage;

/** The data plane's calls that consume. */
public enum Endpoint {
    CHAT,
    EMBEDDINGS
}
