package io.lapilli.catalog;

/** Which endpoint a model serves. */
public enum ModelKind {
    CHAT,
    EMBEDDING
}
