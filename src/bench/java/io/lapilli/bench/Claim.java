package io.lapilli.bench;

/**
 * Something that Lapilli claims of its data plane, and whether this run bears it out.
 *
 * @param figure the measured figure over the rounds; judged by its median
 * @param limit the least or the most that the figure may be
 */
record Claim(String text, Series figure, Bound bound, double limit) {

    enum Bound {
        AT_LEAST("at least"),
        AT_MOST("at most");

        final String text;

        Bound(String text) {
            this.text = text;
        }
    }

    enum Verdict {
        MET("met"),
        NOT_MET("not met"),
        NOT_MEASURED("not measured");

        final String text;

        Verdict(String text) {
            this.text = text;
        }
    }

    Verdict verdict() {
        if (figure.isEmpty()) {
            return Verdict.NOT_MEASURED;
        }
        boolean met = bound == Bound.AT_LEAST ? figure.median() >= limit : figure.median() <= limit;
        return met ? Verdict.MET : Verdict.NOT_MET;
    }
}
