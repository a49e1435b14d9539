package io.lapilli.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.KeyModifier;
import com.vaadin.flow.component.Shortcuts;
import com.vaadin.flow.server.Command;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Every key that does something here beyond what it does on any page. The help sheet shows all of them, so a screen
 * that listens to another one adds it here first.
 */
public enum Shortcut {
    FIND(Where.EVERYWHERE, true, "K"),
    HELP(Where.EVERYWHERE, false, "?"),
    CHOOSE(Where.PALETTE, false, "↑", "↓"),
    GO(Where.PALETTE, false, "Enter"),
    SAVE(Where.DIALOG, false, "Enter"),
    LEAVE(Where.DIALOG, false, "Esc"),
    RUN(Where.PLAYGROUND, true, "Enter"),
    TABS(Where.CODE, false, "←", "→");

    /** Where a key does it; the order is the sheet's. */
    public enum Where {
        EVERYWHERE,
        PALETTE,
        DIALOG,
        PLAYGROUND,
        CODE;

        /** As the reader calls it. */
        public String title() {
            return com.vaadin.flow.i18n.I18NProvider.translate("ui.keys.where." + name().toLowerCase(Locale.ROOT));
        }

        public List<Shortcut> shortcuts() {
            return Stream.of(Shortcut.values()).filter(one -> one.where == this).toList();
        }
    }

    private final Where where;
    private final boolean control;
    private final List<String> keys;

    Shortcut(Where where, boolean control, String... keys) {
        this.where = where;
        this.control = control;
        this.keys = List.of(keys);
    }

    /** What it does, in the reader's language. */
    public String title() {
        return com.vaadin.flow.i18n.I18NProvider.translate("ui.keys.do." + name().toLowerCase(Locale.ROOT));
    }

    /** The keys as they are written on them, in the order in which they are pressed. @param apple of a keyboard by Apple */
    public List<String> keys(boolean apple) {
        return control
                ? Stream.concat(Stream.of(apple ? "⌘" : "Ctrl"), keys.stream()).toList()
                : keys;
    }

    /**
     * From now on, with Control or Command held, the key does it while the component is attached; the field in which
     * one writes gives its text away first. For those with Control only.
     */
    public void does(Component component, Command what) {
        if (!control) {
            throw new IllegalStateException(this + " is listened to where it is pressed");
        }
        for (KeyModifier modifier : List.of(KeyModifier.CONTROL, KeyModifier.META)) {
            Shortcuts.addShortcutListener(component, what, key(), modifier).resetFocusOnActiveElement();
        }
    }

    private Key key() {
        return this == FIND ? Key.KEY_K : Key.ENTER;
    }
}
