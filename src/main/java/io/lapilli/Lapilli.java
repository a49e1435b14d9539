package io.lapilli;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.scheduling.annotation.EnableScheduling;

/** Starts the portal. */
@SpringBootApplication
@EnableScheduling
@ConfigurationPropertiesScan
public class Lapilli {

    /** Up to so many processors, one thread that waits for all sockets wakes their readers at the least cost. */
    private static final int FEW_PROCESSORS = 4;

    private static final String POLLER_MODE = "jdk.pollerMode";
    private static final String ONE_PLATFORM_THREAD = "1";

    public static void main(String[] args) {
        if (System.getProperty(POLLER_MODE) == null && Runtime.getRuntime().availableProcessors() <= FEW_PROCESSORS) {
            // else the JDK polls from virtual threads, which costs a streamed chunk more CPU; read once,
            // when the first virtual thread waits
            System.setProperty(POLLER_MODE, ONE_PLATFORM_THREAD);
        }
        // what Spring Boot prepares beside the start is mostly not needed here, and the start needs the processor
        // itself
        System.setProperty("spring.backgroundpreinitializer.ignore", "true");
        SpringApplication.run(Lapilli.class, args);
    }
}
