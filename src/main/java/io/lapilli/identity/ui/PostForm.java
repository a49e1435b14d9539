package io.lapilli.identity.ui;

import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.html.Input;
import com.vaadin.flow.component.html.NativeButton;

/** A form that the browser itself sends, so that password managers and the Enter key do what they always do. */
@Tag("form")
class PostForm extends HtmlContainer {

    PostForm(String action) {
        getElement().setAttribute("method", "post").setAttribute("action", action);
    }

    PostForm hidden(String name, String value) {
        var input = new Input();
        input.setType("hidden");
        input.getElement().setAttribute("name", name).setAttribute("value", value);
        add(input);
        return this;
    }

    PostForm submit(NativeButton button) {
        button.getElement().setAttribute("type", "submit");
        add(button);
        return this;
    }
}
