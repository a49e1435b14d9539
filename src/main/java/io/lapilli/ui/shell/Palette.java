package io.lapilli.ui.shell;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.spring.annotation.SpringComponent;
import io.lapilli.ui.Icon;
import io.lapilli.ui.PaletteSource.Hit;
import io.lapilli.ui.Shortcut;
import java.util.List;
import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.context.annotation.Scope;

/** Ctrl K: finds whatever {@link PaletteHits} knows; arrows choose, Enter goes there or does it. */
@SpringComponent
@Scope(ConfigurableBeanFactory.SCOPE_PROTOTYPE)
class Palette {

    private static final String KEYS = """
            const list = () => [...document.querySelectorAll('.lap-palette [role=option]')];
            this.addEventListener('keydown', e => {
              const all = list(), now = all.findIndex(o => o.getAttribute('aria-selected') === 'true');
              const step = e.key === 'ArrowDown' ? 1 : e.key === 'ArrowUp' ? -1 : 0;
              if (step && all.length) {
                const next = (now + step + all.length) % all.length;
                all.forEach((o, i) => o.setAttribute('aria-selected', i === next));
                all[next].scrollIntoView({ block: 'nearest' });
                this.inputElement.setAttribute('aria-activedescendant', all[next].id);
                e.preventDefault();
              } else if (e.key === 'Enter' && all.length) {
                all[Math.max(now, 0)].click();
              }
            });
            this.inputElement.setAttribute('role', 'combobox');
            this.inputElement.setAttribute('aria-expanded', 'true');
            this.inputElement.setAttribute('aria-controls', 'lap-palette-hits');
            """;

    private final PaletteHits sources;

    Palette(PaletteHits sources) {
        this.sources = sources;
    }

    /** The box in the top bar that opens it; Ctrl K and ⌘ K do as well. */
    Component opener() {
        var box = new NativeButton("", _ -> open());
        box.addClassName("lap-find");
        String find = box.getTranslation("ui.find");
        box.getElement().setAttribute("aria-keyshortcuts", "Control+K Meta+K");
        box.add(Icon.SEARCH.create(), new Span(find), new Kbd("Ctrl K"));
        Shortcut.FIND.does(box, this::open);
        return box;
    }

    private void open() {
        var dialog = new Dialog();
        var field = new TextField();
        field.setPlaceholder(field.getTranslation("ui.find"));
        field.setAriaLabel(field.getTranslation("ui.find"));
        field.setPrefixComponent(Icon.SEARCH.create());
        field.setValueChangeMode(ValueChangeMode.LAZY);
        field.setValueChangeTimeout(150);
        var hits = new Div();
        hits.setId("lap-palette-hits");
        hits.getElement().setAttribute("role", "listbox").setAttribute("aria-label", field.getTranslation("ui.find"));
        field.addValueChangeListener(typed -> fill(hits, typed.getValue(), dialog));
        field.getElement().executeJs(KEYS);
        fill(hits, "", dialog);
        var body = new Div(field, hits);
        body.addClassName("lap-palette");
        dialog.add(body);
        dialog.getElement().setAttribute("aria-label", field.getTranslation("ui.find"));
        dialog.open();
        field.focus();
    }

    private void fill(Div hits, String typed, Dialog dialog) {
        hits.removeAll();
        String query = typed.strip();
        List<Hit> found = sources.find(query);
        for (int i = 0; i < found.size(); i++) {
            hits.add(option(found.get(i), i, dialog));
        }
        if (found.isEmpty()) {
            var none = new Div(hits.getTranslation("ui.find.none", query));
            none.addClassName("lap-title");
            hits.add(none);
        }
    }

    private static Component option(Hit hit, int index, Dialog dialog) {
        var option = new NativeButton("", _ -> {
            dialog.close();
            hit.choose().run();
        });
        option.setId("lap-hit-" + index);
        option.addClassName("lap-item");
        option.getElement()
                .setAttribute("role", "option")
                .setAttribute("tabindex", "-1")
                .setAttribute("aria-selected", Boolean.toString(index == 0));
        var hint = new Span(hit.hint());
        hint.addClassNames("lap-end", "lap-hint");
        option.add(hit.icon().create(), new Span(hit.title()), hint);
        return option;
    }
}
