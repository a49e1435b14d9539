package io.lapilli.ui.shell;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.HasDynamicTitle;

/** What an error view looks like: what happened, what it means, what to do next. */
abstract class Lost extends Main implements HasDynamicTitle {

    private final H1 title = new H1();
    private final Paragraph text = new Paragraph();

    Lost() {
        addClassName("lap-lost");
        setId("content");
        var actions = new Div(new Anchor("", getTranslation("ui.lost.overview")));
        actions.addClassName("lap-actions");
        add(title, text, actions);
        getElement().setAttribute("role", "alert");
    }

    void say(String happened, String toDo) {
        title.setText(happened);
        text.setText(toDo);
    }

    @Override
    public String getPageTitle() {
        return title.getText() + " · Lapilli";
    }
}
