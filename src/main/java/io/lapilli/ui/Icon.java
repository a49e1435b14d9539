package io.lapilli.ui;

import com.vaadin.flow.component.html.Span;
import java.util.Locale;
import java.util.Optional;

/** The icons there are; drawn in {@code frontend/styles/icons.css}. They say nothing to a screen reader: a text does. */
public enum Icon {
    HOME,
    KEY,
    BOX,
    CHART,
    PLAY,
    TEXT,
    CUBE,
    COIN,
    STEP,
    CHECK,
    PEOPLE,
    SEARCH,
    COPY,
    CLOSE,
    PLUS,
    DOWN,
    NEXT,
    MENU,
    MORE,
    WARN,
    INFO,
    CLOCK,
    EDIT,
    TRASH,
    TURN,
    EXPORT,
    OUT,
    PERSON,
    LEAVE,
    TABLE,
    FILTER,
    ARCHIVE,
    LOCK,
    GLOBE,
    SERVER,
    BUILDING,
    GAUGE,
    BELL,
    LAPILLI;

    /** The name in style sheets and in {@code @Menu(icon)}, for example {@code key}. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Icon> parse(String wire) {
        for (Icon icon : values()) {
            if (icon.wire().equals(wire)) {
                return Optional.of(icon);
            }
        }
        return Optional.empty();
    }

    /** A new picture of it, 16 pixels wide, in the ink of what it stands in. */
    public Span create() {
        var icon = new Span();
        icon.addClassName("lap-icon");
        icon.getElement().setAttribute("data-icon", wire()).setAttribute("aria-hidden", "true");
        return icon;
    }
}
