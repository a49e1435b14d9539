package io.lapilli.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Pre;
import com.vaadin.flow.component.html.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Code to copy; with several versions of it, one tab each. */
public class CodeBlock extends Div {

    private final Header header = new Header();
    private final Pre code = new Pre();
    private final CopyButton copy = new CopyButton("");
    private final List<NativeButton> tabs = new ArrayList<>();

    /** A version of the code. @param name on its tab, for example {@code Python} */
    public record Sample(String name, String code) {}

    /** @param label what the code does, read out */
    public CodeBlock(String label, List<Sample> samples) {
        addClassName("lap-code");
        code.setId("code-" + UUID.randomUUID());
        code.getElement().setAttribute("tabindex", "0").setAttribute("aria-label", label);
        var list = new Span();
        if (samples.size() > 1) {
            list.getElement().setAttribute("role", "tablist").setAttribute("aria-label", label);
            code.getElement().setAttribute("role", "tabpanel");
            samples.forEach(sample -> list.add(tab(sample)));
        }
        header.add(list, copy);
        add(header, code);
        show(0, samples.getFirst());
    }

    private NativeButton tab(Sample sample) {
        int index = tabs.size();
        var tab = new NativeButton(sample.name(), _ -> show(index, sample));
        tab.getElement()
                .setAttribute("role", "tab")
                .setAttribute("aria-controls", code.getId().orElseThrow());
        tabs.add(tab);
        // arrows move along the tabs, as everywhere else
        tab.getElement().executeJs("""
                        this.addEventListener('keydown', e => {
                          const next = e.key === 'ArrowRight' ? this.nextElementSibling
                              : e.key === 'ArrowLeft' ? this.previousElementSibling : null;
                          if (next) { next.focus(); next.click(); e.preventDefault(); }
                        });
                        """);
        return tab;
    }

    private void show(int index, Sample sample) {
        code.setText(sample.code());
        copy.copies(sample.code());
        for (int i = 0; i < tabs.size(); i++) {
            tabs.get(i).getElement().setAttribute("aria-selected", Boolean.toString(i == index));
            tabs.get(i).getElement().setAttribute("tabindex", i == index ? "0" : "-1");
        }
    }
}
