package io.lapilli.console.prompts;

import com.vaadin.flow.component.html.Div;
import io.lapilli.apikey.ApiKey;
import io.lapilli.apikey.ApiKeys;
import io.lapilli.prompt.KeyUse;
import io.lapilli.prompt.Labels;
import io.lapilli.prompt.Prompt;
import io.lapilli.prompt.PromptContent;
import io.lapilli.prompt.PromptUses;
import io.lapilli.prompt.Variable;
import io.lapilli.shared.KeyId;
import io.lapilli.ui.CallSnippet;
import io.lapilli.ui.CodeBlock;
import io.lapilli.ui.DataTable;
import io.lapilli.ui.EmptyState;
import io.lapilli.ui.Formats;
import io.lapilli.ui.Panel;
import io.lapilli.ui.Place;
import io.lapilli.ui.TimeText;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How a prompt is called, and which keys call it. */
class UseTab extends Div {

    UseTab(
            Place place,
            Prompt prompt,
            PromptContent content,
            Map<String, Integer> labels,
            PromptUses uses,
            ApiKeys keys,
            String address) {
        addClassName("lap-stack");
        String label = labels.containsKey(Labels.PRODUCTION) ? Labels.PRODUCTION : Labels.LATEST;
        var snippet = CallSnippet.prompt(prompt.id().text(), label, values(content));
        add(new Panel(getTranslation("prompts.code"))
                .sub(getTranslation("prompts.code.sub", label))
                .with(new CodeBlock(getTranslation("prompts.code"), snippet.samples(address, null))));
        add(callers(place, uses.of(prompt.id()), keys));
    }

    private Panel callers(Place place, List<KeyUse> used, ApiKeys keys) {
        var panel = new Panel(getTranslation("prompts.callers"))
                .sub(getTranslation("prompts.callers.sub", PromptUses.DAYS));
        if (used.isEmpty()) {
            return panel.with(new EmptyState(
                    getTranslation("prompts.callers.none.title"), getTranslation("prompts.callers.none.text")));
        }
        Formats formats = Formats.current();
        Map<KeyId, ApiKey> known = keys.find(
                place.organisation(), used.stream().map(KeyUse::key).distinct().toList());
        return panel.flush(new DataTable<KeyUse>(getTranslation("prompts.callers"))
                .text(getTranslation("prompts.key"), use -> {
                    ApiKey key = known.get(use.key());
                    return key == null ? use.key().text() : key.name();
                })
                .text(getTranslation("prompts.version"), use -> getTranslation("prompts.version.of", use.version()))
                .number(getTranslation("prompts.calls", PromptUses.DAYS), use -> formats.count(use.calls()))
                .component(getTranslation("prompts.last"), use -> TimeText.ago(use.lastAt()))
                .right()
                .rows(used));
    }

    /** One value for each variable that has to be given. */
    private static Map<String, Object> values(PromptContent content) {
        var values = new LinkedHashMap<String, Object>();
        content.variables().stream()
                .filter(variable -> variable.fallback() == null)
                .forEach(variable -> values.put(variable.name(), value(variable)));
        return values;
    }

    private static Object value(Variable variable) {
        return switch (variable.type()) {
            case TEXT -> "…";
            case NUMBER -> 1;
            case CHOICE -> variable.options().getFirst();
            case YES_NO -> true;
        };
    }
}
