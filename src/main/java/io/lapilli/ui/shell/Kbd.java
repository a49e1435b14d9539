package io.lapilli.ui.shell;

import com.vaadin.flow.component.HtmlComponent;

/** A key to press, drawn as one. */
class Kbd extends HtmlComponent {

    /** One that is not read out: what it stands in says by itself which keys open it. */
    Kbd(String keys) {
        this(keys, true);
    }

    private Kbd(String keys, boolean hidden) {
        super("kbd");
        getElement().setText(keys);
        if (hidden) {
            getElement().setAttribute("aria-hidden", "true");
        }
    }

    /** One that is read out. */
    static Kbd read(String key) {
        return new Kbd(key, false);
    }
}
