package io.lapilli.catalog.ui;

import static com.vaadin.flow.i18n.I18NProvider.translate;

import io.lapilli.catalog.Deployment;
import io.lapilli.catalog.health.Condition;
import io.lapilli.catalog.health.DeploymentHealth;
import io.lapilli.catalog.health.Trouble;
import io.lapilli.ui.Formats;
import io.lapilli.ui.Tag;
import java.util.Locale;

/** How a deployment does, in the reader's language. */
public final class HealthWords {

    private static final String NONE = "—";

    private HealthWords() {}

    /** In a word: what was decided about it goes before what is measured. */
    public static Tag state(Deployment deployment, DeploymentHealth health) {
        if (deployment.drained()) {
            return health.running() > 0
                    ? Tag.warn(translate(
                            "catalog.state.draining",
                            health.running(),
                            Formats.current().count(health.running())))
                    : Tag.neutral(translate("catalog.state.drained"));
        }
        if (deployment.weight() == 0) {
            return Tag.neutral(translate("catalog.state.idle"));
        }
        String word = word(health.condition());
        return switch (health.condition()) {
            case UNKNOWN -> Tag.neutral(word);
            case WELL -> Tag.good(word);
            case TROUBLED -> Tag.warn(word);
            case FAILING -> Tag.bad(word);
        };
    }

    private static String word(Condition condition) {
        return translate("catalog.condition." + condition.name().toLowerCase(Locale.ROOT));
    }

    /** The share that failed: "0.4 %". */
    public static String failed(DeploymentHealth health) {
        if (health.calls() == 0) {
            return NONE;
        }
        int decimals = health.failures() == 0 || health.failed() >= 0.1 ? 0 : 2;
        return Formats.current().percent(health.failed(), decimals);
    }

    /** Of how many: "5 of 1,204 calls". */
    public static String calls(DeploymentHealth health) {
        Formats formats = Formats.current();
        return translate(
                "catalog.calls", formats.count(health.failures()), health.calls(), formats.count(health.calls()));
    }

    public static String firstToken(DeploymentHealth health) {
        return health.firstTokenP95() == null ? NONE : Formats.current().duration(health.firstTokenP95());
    }

    /** A failure in plain words; the code itself where there are none. */
    public static String code(String code) {
        return switch (code) {
            case "upstream_error" -> translate("catalog.code.error");
            case "upstream_timeout" -> translate("catalog.code.timeout");
            case "upstream_unavailable" -> translate("catalog.code.unavailable");
            case "rate_limit_exceeded" -> translate("catalog.code.rate");
            case "not_found" -> translate("catalog.code.not-found");
            default -> code;
        };
    }

    /** What the last failure was and since when: "No answer in time, since 14:02". */
    public static String trouble(Trouble trouble) {
        return translate(
                "catalog.trouble", code(trouble.code()), Formats.current().minute(trouble.since()));
    }
}
