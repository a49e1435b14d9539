package io.lapilli.gateway;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/** A data folder that nobody else has. */
final class FreshData implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        try {
            var folder = Files.createTempDirectory("lapilli-test");
            TestPropertyValues.of(
                            "lapilli.data=" + folder,
                            "spring.datasource.url=jdbc:h2:file:" + folder + "/db;"
                                    + io.lapilli.support.TestDatabase.H2_OPTIONS)
                    .applyTo(context);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
