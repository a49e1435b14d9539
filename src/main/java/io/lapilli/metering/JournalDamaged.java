package io.lapilli.metering;

/**
 * The journal can't be read where everything had been acknowledged, or a segment is missing. Nothing is skipped: a
 * person has to decide. Carries the segment and the offset.
 */
class JournalDamaged extends RuntimeException {

    private final JournalPosition position;

    JournalDamaged(JournalPosition position, String what) {
        super("The usage journal is damaged in segment " + position.segment() + " at byte " + position.offset() + ": "
                + what + ". Nothing was skipped; the document on metering says what can be done");
        this.position = position;
    }

    JournalPosition position() {
        return position;
    }
}
