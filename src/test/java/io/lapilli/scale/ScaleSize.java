package io.lapilli.scale;

/**
 * How full the database is to be.
 *
 * @param events requests that were admitted, about one in a hundred of them without an event
 */
public record ScaleSize(int customers, int users, int events) {

    /** Days that the usage reaches back. */
    public static final int DAYS = 425;

    public ScaleSize {
        if (customers < 2 || users < customers || events < customers) {
            throw new IllegalArgumentException("at least two customers, each with somebody and some use");
        }
    }
}
