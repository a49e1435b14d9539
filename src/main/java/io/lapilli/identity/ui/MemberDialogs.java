package io.lapilli.identity.ui;

import static com.vaadin.flow.i18n.I18NProvider.translate;

import com.vaadin.flow.component.UI;
import io.lapilli.identity.Member;
import io.lapilli.identity.MemberRole;
import io.lapilli.identity.PersonalKeys.PersonalKey;
import io.lapilli.ui.Confirmation;
import io.lapilli.ui.FormDialog;
import io.lapilli.ui.Formats;
import io.lapilli.ui.Toast;
import java.util.List;

/** What is asked before a member's role changes or the member goes. */
class MemberDialogs {

    /** More keys of one person are not looked for: nobody has them. */
    static final int KEYS_COUNTED = 100;

    /** More keys of one person are told by their number. */
    private static final int KEYS_NAMED = 5;

    private final MemberDesk desk;
    private final Runnable onChange;

    MemberDialogs(MemberDesk desk, Runnable onChange) {
        this.desk = desk;
        this.onChange = onChange;
    }

    void changeRole(Member member) {
        var role = new RoleSelect(desk.mayGive(), member.role());
        new FormDialog(translate("people.role.change.of", member.name()), role)
                .ask(translate("people.role.change"), () -> {
                    MemberRole chosen = role.getValue();
                    desk.changeRole(member, chosen);
                    Toast.say(translate("people.role.changed", member.name(), Words.of(chosen)));
                    if (desk.isReader(member.user())) {
                        // what the reader may do here is another thing now
                        UI.getCurrentOrThrow().refreshCurrentRoute(true);
                    } else {
                        onChange.run();
                    }
                    return true;
                });
    }

    void remove(Member member) {
        var confirmation = new Confirmation(translate("people.remove.ask", member.name(), desk.organisationName()))
                .says(translate("people.remove.says", member.name()));
        names(confirmation, desk.keysOf(member)).ask(translate("people.remove"), () -> {
            desk.remove(member);
            Toast.say(translate("people.removed", member.name()));
            onChange.run();
        });
    }

    void leave(Member self) {
        var confirmation = new Confirmation(translate("people.leave.ask", desk.organisationName()))
                .says(translate("people.leave.says"));
        names(confirmation, desk.keysOf(self)).ask(translate("people.leave"), () -> {
            desk.remove(self);
            // navigation, switcher and screen are all about an organisation that is closed to the reader now
            UI.getCurrentOrThrow().getPage().setLocation("");
        });
    }

    /** Says what the person's keys become: before, since it can't be undone. */
    static Confirmation names(Confirmation confirmation, List<PersonalKey> keys) {
        if (keys.isEmpty()) {
            return confirmation.says(translate("people.keys.none"));
        }
        confirmation.says(translate("people.keys.lost", keys.size()));
        keys.stream().limit(KEYS_NAMED).forEach(key -> confirmation.loses(lost(key)));
        if (keys.size() > KEYS_NAMED) {
            confirmation.loses(translate("people.keys.more", keys.size() - KEYS_NAMED));
        }
        return confirmation.forEver();
    }

    private static String lost(PersonalKey key) {
        return key.lastUsedAt() == null
                ? translate("people.keys.unused", key.name(), key.redacted())
                : translate(
                        "people.keys.used",
                        key.name(),
                        key.redacted(),
                        Formats.current().ago(key.lastUsedAt()));
    }
}
