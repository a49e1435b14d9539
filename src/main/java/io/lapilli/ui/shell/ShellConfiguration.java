package io.lapilli.ui.shell;

import com.vaadin.flow.i18n.I18NProvider;
import io.lapilli.ui.Translations;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The beans of the screens as such. */
@Configuration
class ShellConfiguration {

    @Bean
    I18NProvider translations() {
        return new Translations();
    }
}
