package io.lapilli.demo;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;

/**
 * How much happens in an hour against a busy hour at the beginning: by the hour and the day in the customer's zone, by
 * growth, and by what a price cut sets free.
 *
 * @param start when the usage began
 * @param cut when prices fell
 * @param growth in a month
 */
record Rhythm(Instant start, Instant cut, double growth) {

    private static final double DAYS_A_MONTH = 30.4;
    private static final double LONGEST_GROWTH = 8;
    private static final double SET_FREE = 0.7;
    private static final double DAYS_UNTIL_SET_FREE = 9;

    /** When people use what a key serves. */
    enum Shape {
        OFFICE(0, 0, 0, 0, 0, 0, .05, .3, .8, 1, 1, .9, .6, .8, 1, .95, .8, .5, .2, .1, .05, .02, 0, 0),
        SHOP(
                .05, .02, .01, .01, .01, .02, .05, .15, .5, .9, 1, .95, .8, .85, .9, .9, .85, .8, .75, .8, .8, .6, .3,
                .12),
        EVENING(
                .35, .18, .08, .05, .04, .06, .15, .35, .45, .4, .42, .5, .6, .5, .45, .45, .5, .6, .75, .9, 1, 1, .85,
                .6),
        NIGHT(.3, 1, 1, 1, 1, .7, .1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, .05),
        SHIFTS(.02, .02, .02, .02, .05, .3, .9, 1, 1, .9, .9, .8, .7, .9, 1, .9, .8, .7, .6, .6, .5, .4, .1, .03),
        SUNDAY(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, .2, 1, 1, .3);

        private final double[] hours;

        Shape(double... hours) {
            this.hours = hours;
        }

        double at(ZonedDateTime time) {
            return hours[time.getHour()] * day(time.getDayOfWeek());
        }

        private double day(DayOfWeek day) {
            boolean weekend = day == DayOfWeek.SATURDAY || day == DayOfWeek.SUNDAY;
            return switch (this) {
                case OFFICE -> weekend ? 0.06 : day == DayOfWeek.FRIDAY ? 0.85 : 1;
                case SHOP -> weekend ? 1.25 : 0.95;
                case EVENING -> weekend ? 1.3 : 0.9;
                case NIGHT -> weekend ? 0.8 : 1;
                case SHIFTS -> day == DayOfWeek.SUNDAY ? 0.03 : day == DayOfWeek.SATURDAY ? 0.45 : 1;
                case SUNDAY -> day == DayOfWeek.SUNDAY ? 1 : 0;
            };
        }
    }

    double at(ZonedDateTime time, Shape shape) {
        double months = days(start, time) / DAYS_A_MONTH;
        return shape.at(time) * Math.pow(growth, Math.min(months, LONGEST_GROWTH)) * afterCut(time);
    }

    private double afterCut(ZonedDateTime time) {
        double since = days(cut, time);
        return since <= 0 ? 1 : 1 + SET_FREE * (1 - Math.exp(-since / DAYS_UNTIL_SET_FREE));
    }

    private static double days(Instant from, ZonedDateTime to) {
        return Duration.between(from, to.toInstant()).toMinutes() / 1440.0;
    }
}
