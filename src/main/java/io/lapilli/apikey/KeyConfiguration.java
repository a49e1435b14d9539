package io.lapilli.apikey;

import io.lapilli.shared.secret.Secrets;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The pepper of the keys' hashes comes from the installation's secret: with another secret no key is known. */
@Configuration
class KeyConfiguration {

    @Bean
    KeyHasher keyHasher(Secrets secrets) {
        return new KeyHasher(secrets.derive("api-key-pepper"));
    }
}
