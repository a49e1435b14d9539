package io.lapilli.ui;

import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.UI;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** What the current UI's reader has chosen or brought with the browser. */
public final class ReaderSettings {

    private ReaderSettings() {}

    /** The reader's zone: the one chosen, else the browser's, else UTC. */
    public static ZoneId zone(UI ui) {
        ZoneId chosen = ComponentUtil.getData(ui, ZoneId.class);
        return chosen == null ? browserZone(ui) : chosen;
    }

    /** The UI's reader has chosen this zone. */
    public static void choose(UI ui, @Nullable ZoneId zone) {
        ComponentUtil.setData(ui, ZoneId.class, zone);
    }

    private static ZoneId browserZone(UI ui) {
        String id = ui.getPage().getExtendedClientDetails().getTimeZoneId();
        try {
            return id == null || id.isBlank() ? ZoneOffset.UTC : ZoneId.of(id);
        } catch (DateTimeException unknown) {
            return ZoneOffset.UTC;
        }
    }
}
