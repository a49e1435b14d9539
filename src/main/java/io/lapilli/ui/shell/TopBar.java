package io.lapilli.ui.shell;

import com.vaadin.flow.component.applayout.DrawerToggle;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.spring.annotation.SpringComponent;
import io.lapilli.ui.TopBarItem;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.ConfigurableBeanFactory;
import org.springframework.context.annotation.Scope;

/** Above every screen: where the reader is, what can be found, who the reader is. */
@SpringComponent
@Scope(ConfigurableBeanFactory.SCOPE_PROTOTYPE)
class TopBar extends Div {

    private final Switcher switcher;

    TopBar(Switcher switcher, Palette palette, ObjectProvider<TopBarItem> items, ReaderMenu readerMenu) {
        this.switcher = switcher;
        addClassName("lap-top");
        var toggle = new DrawerToggle();
        toggle.setAriaLabel(getTranslation("ui.navigation"));
        var grow = new Div();
        grow.addClassName("lap-grow");
        ShortcutSheet.listenOn(this);
        add(toggle, switcher, grow, palette.opener());
        items.orderedStream().flatMap(item -> item.create().stream()).forEach(this::add);
        add(readerMenu);
    }

    void refresh() {
        switcher.refresh();
    }
}
