package io.lapilli.identity.ui;

import static com.vaadin.flow.i18n.I18NProvider.translate;

import io.lapilli.identity.MemberRole;
import io.lapilli.identity.Membership;
import io.lapilli.identity.PlatformRole;
import io.lapilli.identity.UserState;
import io.lapilli.ui.Tag;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What roles and states are called in the reader's language. */
final class Words {

    private Words() {}

    static String wire(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    static String of(MemberRole role) {
        return translate("people.role." + wire(role));
    }

    /** What the role may do, in a sentence. */
    static String may(MemberRole role) {
        return translate("people.may." + wire(role));
    }

    static String of(@Nullable PlatformRole role) {
        return role == null ? "—" : translate("people.staff." + wire(role));
    }

    static String of(UserState state) {
        return translate("people.state." + wire(state));
    }

    static Tag tag(UserState state) {
        return switch (state) {
            case ACTIVE -> Tag.good(of(state));
            case INVITED -> Tag.warn(of(state));
            case DISABLED -> Tag.bad(of(state));
        };
    }

    /** Where somebody belongs: the first, and how many more. */
    static String shortly(List<Membership> memberships) {
        if (memberships.isEmpty()) {
            return "—";
        }
        String first = memberships.getFirst().organisation().name();
        return memberships.size() == 1 ? first : translate("people.more", first, memberships.size() - 1);
    }

    /** Everywhere somebody belongs, with the role there. */
    static String fully(List<Membership> memberships) {
        return memberships.stream()
                .map(one -> one.organisation().name() + ": " + of(one.role()))
                .collect(Collectors.joining(", "));
    }
}
