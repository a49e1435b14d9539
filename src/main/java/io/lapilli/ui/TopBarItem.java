package io.lapilli.ui;

import com.vaadin.flow.component.Component;
import java.util.Optional;

/** What a module puts into the top bar, before the reader's menu; any module may have one. */
public interface TopBarItem {

    /** A new one for each page; empty when there is nothing for the reader. */
    Optional<Component> create();
}
