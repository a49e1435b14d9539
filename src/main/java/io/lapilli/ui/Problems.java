package io.lapilli.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.i18n.I18NProvider;
import io.lapilli.shared.AlreadyExistsException;
import io.lapilli.shared.InvalidInputException;
import io.lapilli.shared.NotFoundException;
import io.lapilli.shared.NotPermittedException;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a person is told when something went wrong: what happened, and what to do. What the domain refused is explained
 * by its facts; everything else is logged with a reference that the text names.
 */
public final class Problems {

    private static final Logger log = LoggerFactory.getLogger(Problems.class);

    private Problems() {}

    /** In the current reader's language. */
    public static String explain(Throwable problem) {
        return switch (problem) {
            case RefusedException refused -> refused.told();
            case InvalidInputException invalid -> rule(invalid);
            case AlreadyExistsException taken -> I18NProvider.translate("ui.problem.taken", taken.taken());
            case NotPermittedException _ -> I18NProvider.translate("ui.problem.not-permitted");
            case NotFoundException _ -> I18NProvider.translate("ui.problem.gone");
            default -> I18NProvider.translate("ui.problem.failure", logged(problem));
        };
    }

    private static String rule(InvalidInputException invalid) {
        String text = I18NProvider.translate("invalid." + invalid.reason());
        return Translations.isMissing(text) ? I18NProvider.translate("ui.problem.invalid", invalid.field()) : text;
    }

    /** Logs it. @return a short reference to look it up by */
    public static String logged(Throwable problem) {
        String reference = UUID.randomUUID().toString().substring(0, 8);
        UI ui = UI.getCurrent();
        log.error(
                "Screen failed, reference {}, at /{}",
                reference,
                ui == null ? "" : ui.getActiveViewLocation().getPath(),
                problem);
        return reference;
    }
}
