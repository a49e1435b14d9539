package io.lapilli.ui.shell;

import com.vaadin.flow.component.HtmlComponent;

/** A key to press, drawn as one. */
class Kbd extends HtmlComponent {

    Kbd(String keys) {
        super("kbd");
        getElement().setText(keys).setAttribute("aria-hidden", "true");
    }
}
