package io.lapilli.rehearsal.directive;

/** How an answer is to sound. */
public enum Tone {
    PLAIN,
    FRIENDLY,
    FORMAL,
    EMPATHETIC,
    PLAYFUL
}
