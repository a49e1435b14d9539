package io.lapilli.identity.ui;

import io.lapilli.identity.MemberRole;
import io.lapilli.identity.Organisation;
import io.lapilli.identity.OrganisationDirectory;
import io.lapilli.identity.PlatformRole;
import io.lapilli.identity.UserFilter;
import io.lapilli.identity.UserState;
import io.lapilli.identity.UserWord;
import io.lapilli.shared.Names;
import io.lapilli.shared.OrganisationId;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Reads what was typed to find users: each word is looked for in names, addresses and organisations, and may be the
 * beginning of a role or a state in the reader's language.
 */
@Component
class SearchWords {

    private static final int MOST_WORDS = 6;

    /** A shorter beginning would mean too much: in Chinese two signs are a word. */
    private static final int SHORTEST_BEGINNING = 2;

    private final OrganisationDirectory organisations;

    SearchWords(OrganisationDirectory organisations) {
        this.organisations = organisations;
    }

    UserFilter filter(UsersState state) {
        List<UserWord> words = split(state.search()).map(this::word).toList();
        return new UserFilter(words, state.organisation(), state.role(), state.staff(), state.state());
    }

    /** Only by name and address, for where other things are found as well. */
    UserFilter names(String typed) {
        List<UserWord> words = split(typed)
                .map(word -> new UserWord(word, Set.of(), Set.of(), Set.of(), Set.of()))
                .toList();
        return new UserFilter(words, null, null, null, null);
    }

    private static Stream<String> split(String typed) {
        return Arrays.stream(typed.strip().split("\\s+"))
                .filter(word -> !word.isEmpty())
                .limit(MOST_WORDS);
    }

    private UserWord word(String text) {
        return new UserWord(
                text,
                named(text),
                meant(text, PlatformRole.values(), Words::of),
                meant(text, MemberRole.values(), Words::of),
                meant(text, UserState.values(), Words::of));
    }

    private Set<OrganisationId> named(String text) {
        String key = Names.key(text);
        return organisations.all().stream()
                .filter(organisation -> Names.key(organisation.name()).contains(key))
                .map(Organisation::id)
                .collect(Collectors.toSet());
    }

    private static <E> Set<E> meant(String text, E[] all, Function<E, String> word) {
        String key = Names.key(text);
        return key.length() < SHORTEST_BEGINNING
                ? Set.of()
                : Arrays.stream(all)
                        .filter(one -> Names.key(word.apply(one)).startsWith(key))
                        .collect(Collectors.toSet());
    }
}
