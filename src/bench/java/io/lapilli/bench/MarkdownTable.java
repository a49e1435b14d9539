package io.lapilli.bench;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Locale;

/** A table of a report; cells are figures as median and, over several rounds, spread. */
public final class MarkdownTable {

    private final StringBuilder text = new StringBuilder();

    public MarkdownTable(String... columns) {
        row(columns);
        String[] rule = new String[columns.length];
        Arrays.fill(rule, "---");
        row(rule);
    }

    public MarkdownTable row(String... cells) {
        for (String cell : cells) {
            text.append("| ").append(cell).append(' ');
        }
        text.append("|\n");
        return this;
    }

    /** Such as {@code 1.23 (1.20 to 1.31)}; a dash when there is no figure. */
    static String cell(Series series, int decimals) {
        if (series.isEmpty()) {
            return "–";
        }
        String median = number(series.median(), decimals);
        return series.rounds().size() == 1
                ? median
                : median + " (" + number(series.min(), decimals) + " to " + number(series.max(), decimals) + ")";
    }

    public static String number(double value, int decimals) {
        return String.format(Locale.ROOT, "%,." + decimals + "f", value);
    }

    /** With as many decimals as it has. */
    static String plain(double value) {
        return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
