package io.lapilli.rehearsal.answer;

/** A pattern that a client wrote looked at the text more often than any honest one needs to. */
final class PatienceExhausted extends RuntimeException {

    private static final int MOST_LOOKS = 200_000;
    private static final int LONGEST = 4_000;

    private PatienceExhausted() {
        super("the pattern takes too long");
    }

    /** A text that may be looked at only so often; cut, so that recursion in the matcher stays shallow. */
    static final class Text implements CharSequence {

        private final String text;
        private int looks;

        Text(String text) {
            this.text = text.length() <= LONGEST ? text : text.substring(0, LONGEST);
        }

        @Override
        public char charAt(int index) {
            if (++looks > MOST_LOOKS) {
                throw new PatienceExhausted();
            }
            return text.charAt(index);
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return text.substring(start, end);
        }

        @Override
        public String toString() {
            return text;
        }
    }
}
