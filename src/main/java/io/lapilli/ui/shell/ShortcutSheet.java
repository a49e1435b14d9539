package io.lapilli.ui.shell;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.server.VaadinSession;
import com.vaadin.flow.server.WebBrowser;
import io.lapilli.ui.Buttons;
import io.lapilli.ui.Shortcut;
import io.lapilli.ui.Shortcut.Where;

/** All keys that do something, by where they do it. {@code ?} opens it, unless the reader has switched that off. */
class ShortcutSheet extends Dialog {

    private static final String EVENT = "lap-help";

    /** A key without Control can be in the way of those who speak to their machine, so this browser may go without. */
    private static final String LISTEN = """
            const listen = e => {
              if (!this.isConnected) { document.removeEventListener('keydown', listen); return; }
              const at = e.composedPath()[0];
              const writes = at.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(at.tagName);
              if (e.key !== '?' || writes || e.ctrlKey || e.metaKey || e.altKey || e.repeat
                  || localStorage.getItem('lapilli-help-key') === 'off') return;
              e.preventDefault();
              this.dispatchEvent(new CustomEvent('lap-help'));
            };
            document.addEventListener('keydown', listen);
            """;

    private final Checkbox listens = new Checkbox(getTranslation("ui.keys.listens"));

    private ShortcutSheet() {
        setHeaderTitle(getTranslation("ui.keys"));
        var body = new Div();
        body.addClassName("lap-keys");
        boolean apple = apple();
        for (Where where : Where.values()) {
            body.add(group(where, apple));
        }
        listens.addValueChangeListener(change -> {
            if (change.isFromClient()) {
                getElement()
                        .executeJs("localStorage.setItem('lapilli-help-key', $0)", change.getValue() ? "on" : "off");
            }
        });
        add(body);
        getFooter().add(listens, Buttons.plain(getTranslation("ui.close"), _ -> close()));
        getElement()
                .executeJs("return localStorage.getItem('lapilli-help-key') !== 'off'")
                .then(Boolean.class, listens::setValue);
    }

    static void show() {
        new ShortcutSheet().open();
    }

    /** From now on {@code ?} opens it, wherever the reader does not write. */
    static void listenOn(Component frame) {
        var sheet = new ShortcutSheet[1];
        frame.getElement().addEventListener(EVENT, _ -> {
            if (sheet[0] == null || !sheet[0].isOpened()) {
                sheet[0] = new ShortcutSheet();
                sheet[0].open();
            }
        });
        frame.addAttachListener(_ -> frame.getElement().executeJs(LISTEN));
    }

    private static Component group(Where where, boolean apple) {
        var list = new DescriptionList();
        for (Shortcut one : where.shortcuts()) {
            var keys = new Span();
            one.keys(apple).forEach(key -> keys.add(Kbd.read(key)));
            list.add(new DescriptionList.Term(one.title()), new DescriptionList.Description(keys));
        }
        return new Section(new H3(where.title()), list);
    }

    private static boolean apple() {
        VaadinSession session = VaadinSession.getCurrent();
        WebBrowser browser = session == null ? null : session.getBrowser();
        return browser != null && (browser.isMacOSX() || browser.isIPhone());
    }
}
