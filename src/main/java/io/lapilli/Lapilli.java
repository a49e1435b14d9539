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

    public static void main(String[] args) {
        SpringApplication.run(Lapilli.class, args);
    }
}
