package io.lapilli.demo;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;

/**
 * How much happens in an hour against a busy hour on the day of a price cut: by the hour and the day in the customer's
 * zone, by the season, by growth, and by what the cut sets free.
 *
 * @param cut when prices fell
 * @param season of the year, as the customer has it
 * @param growth in a month
 * @param setFree how many times as much is used some weeks after the cut
 */
record Rhythm(Instant cut, Season season, double growth, double setFree) {

    private static final double DAYS_A_MONTH = 30.4;
    private static final double LONGEST_GROWTH = 6;
    private static final double DAYS_UNTIL_SET_FREE = 7;

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
        SUNDAY(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, .2, 1, 1, .3),
        ALWAYS(1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1);

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
                case ALWAYS -> 1;
            };
        }
    }

    /** 0 in the hours in which the shape knows none, which is said without further thought. */
    double at(ZonedDateTime time, Shape shape) {
        double usual = shape.at(time);
        if (usual == 0 || shape == Shape.ALWAYS) {
            return usual;
        }
        double since = Duration.between(cut, time.toInstant()).toMinutes() / 1440.0;
        double grown = Math.pow(growth, Math.min(since / DAYS_A_MONTH, LONGEST_GROWTH));
        return usual * season.at(time.toLocalDate()) * grown * afterCut(since);
    }

    private double afterCut(double since) {
        return since <= 0 ? 1 : 1 + (setFree - 1) * (1 - Math.exp(-since / DAYS_UNTIL_SET_FREE));
    }
}
