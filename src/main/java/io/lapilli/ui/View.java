package io.lapilli.ui;

import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.router.HasDynamicTitle;

/** What every screen in the shell extends: a head and below it a column of parts with one rhythm. */
public abstract class View extends Main implements HasDynamicTitle {

    private final PageHead head;
    private String title;

    /** @param titleKey the translation key of the head's and the browser's title */
    protected View(String titleKey) {
        addClassName("lap-view");
        setId("content");
        title = getTranslation(titleKey);
        head = new PageHead(title);
        add(head);
    }

    /** The head, to give it a sub-title and actions. */
    protected final PageHead head() {
        return head;
    }

    /** For a screen that shows one thing: its name instead of the kind's. */
    protected final void named(String name) {
        title = name;
        head.title(name);
    }

    @Override
    public String getPageTitle() {
        return title + " · Lapilli";
    }
}
