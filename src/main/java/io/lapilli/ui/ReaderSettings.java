package io.lapilli.ui;

import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.UI;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What the current UI's reader has chosen or brought with the browser. */
public final class ReaderSettings {

    public static final String LANGUAGE_COOKIE = "lapilli-language";
    public static final String APPEARANCE_COOKIE = "lapilli-appearance";

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

    /** From now on this browser speaks that language; the page is loaded anew, since what stands on it has been spoken. */
    public static void speak(UI ui, Locale language) {
        ui.getPage()
                .executeJs(
                        "document.cookie = $0 + '=' + $1 + '; path=/; max-age=31536000; samesite=lax'; location.reload()",
                        LANGUAGE_COOKIE,
                        language.toLanguageTag());
    }

    /** From now on this browser looks like that, this page at once. */
    public static void wear(UI ui, Appearance appearance) {
        ui.getPage().executeJs("""
                document.cookie = $0 + '=' + $1 + '; path=/; max-age=31536000; samesite=lax';
                if ($1 === 'system') { delete document.documentElement.dataset.theme }
                else { document.documentElement.dataset.theme = $1 }
                """, APPEARANCE_COOKIE, appearance.wire());
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
