package io.lapilli.sandbox;

/** What a text of a live session is for. */
public enum DocumentKind {
    /** Of one variant. */
    PROMPT,
    /** What all variants are told, for <code>{{knowledge}}</code>. */
    KNOWLEDGE,
    /** What all variants are asked. */
    INPUT
}
