package io.lapilli.identity;

import org.jspecify.annotations.Nullable;

/**
 * Which of an organisation's people are asked for.
 *
 * @param search a part of the name or of the e-mail address, in any case; empty: everybody
 * @param role null: any
 */
public record MemberFilter(String search, @Nullable MemberRole role) {

    public static final MemberFilter ALL = new MemberFilter("", null);

    /** What no name can hold is left out: it would find nobody, and databases refuse it. */
    public MemberFilter {
        search = Rules.searchable(search);
    }
}
