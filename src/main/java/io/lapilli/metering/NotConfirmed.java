package io.lapilli.metering;

/**
 * A request is durable in the journal and will be charged, but with the durability {@code database} the database has not
 * confirmed it in time.
 */
public class NotConfirmed extends RuntimeException {

    NotConfirmed() {
        super("The request is in the journal and will be charged, but the database has not taken it in yet");
    }
}
