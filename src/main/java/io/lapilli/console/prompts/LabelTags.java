package io.lapilli.console.prompts;

import com.vaadin.flow.component.html.Div;
import io.lapilli.prompt.Labels;
import io.lapilli.ui.Tag;
import java.util.Map;

/** Labels side by side, {@code production} told apart. */
final class LabelTags extends Div {

    /** @param labels by name, the version that each points to; with it where {@code versions} */
    LabelTags(Map<String, Integer> labels, boolean versions) {
        addClassName("lap-labels");
        labels.forEach((label, version) -> {
            String text = versions ? label + " · " + version : label;
            add(label.equals(Labels.PRODUCTION) ? Tag.good(text) : Tag.neutral(text));
        });
    }
}
