package io.lapilli.shared;

import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Time and identity, from one place so that tests can hold both. */
@Configuration
class SharedConfiguration {

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    NewIds newIds(Clock clock) {
        return new NewIds(clock);
    }
}
