package io.lapilli.usage.forecast;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Arrays;

/**
 * What was used day by day, in whatever is counted, on one calendar: the days that are over, without a gap, and what
 * there is of today. Immutable.
 */
public final class DailySeries {

    private final LocalDate today;
    private final double[] past;
    private final double todaySoFar;
    private final double dayLeft;

    /**
     * @param today the day that is running
     * @param past the totals of the days before it, the oldest first, yesterday last; each at least 0
     * @param todaySoFar at least 0
     * @param dayLeft which part of today is still to come, from 0 to 1
     */
    public DailySeries(LocalDate today, double[] past, double todaySoFar, double dayLeft) {
        if (!(todaySoFar >= 0) || Arrays.stream(past).anyMatch(total -> !(total >= 0))) {
            throw new IllegalArgumentException("totals can't be negative");
        }
        if (!(dayLeft >= 0 && dayLeft <= 1)) {
            throw new IllegalArgumentException("a part of a day is from 0 to 1");
        }
        this.today = today;
        this.past = past.clone();
        this.todaySoFar = todaySoFar;
        this.dayLeft = dayLeft;
    }

    public LocalDate today() {
        return today;
    }

    public double todaySoFar() {
        return todaySoFar;
    }

    public double dayLeft() {
        return dayLeft;
    }

    /** How many days are over. */
    public int days() {
        return past.length;
    }

    /** @param index 0 is the oldest day */
    public double past(int index) {
        return past[index];
    }

    /** @param index as in {@link #past}; {@link #days()} is today, higher ones are days to come */
    public DayOfWeek dayOfWeek(int index) {
        return today.plusDays((long) index - past.length).getDayOfWeek();
    }

    /** The sum of the last days, today among them. @param days at least 1; more than there are is all */
    public double latest(int days) {
        double sum = todaySoFar;
        for (int i = Math.max(0, past.length - days + 1); i < past.length; i++) {
            sum += past[i];
        }
        return sum;
    }

    /** Without the days before the first use, and without those longer ago than {@code most}. */
    DailySeries recent(int most) {
        int from = Math.max(0, past.length - most);
        while (from < past.length && past[from] == 0) {
            from++;
        }
        return from == 0
                ? this
                : new DailySeries(today, Arrays.copyOfRange(past, from, past.length), todaySoFar, dayLeft);
    }
}
