package io.lapilli.identity.ui;

import io.lapilli.identity.Actor;
import io.lapilli.identity.CurrentUser;
import io.lapilli.identity.Profile;
import io.lapilli.identity.SignedIn;
import io.lapilli.identity.User;
import io.lapilli.identity.Users;
import io.lapilli.ui.Appearance;
import io.lapilli.ui.Reader;
import io.lapilli.ui.Readers;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.springframework.stereotype.Component;

/** Tells the shell who is signed in, and keeps what it lets people choose. */
@Component
class SignedInReaders implements Readers {

    private final CurrentUser currentUser;
    private final Users users;

    SignedInReaders(CurrentUser currentUser, Users users) {
        this.currentUser = currentUser;
        this.users = users;
    }

    @Override
    public Optional<Reader> current() {
        return currentUser.signedIn().map(SignedIn::user).map(users::get).map(SignedInReaders::reader);
    }

    private static Reader reader(User user) {
        return new Reader(
                user.name(),
                user.email(),
                user.language() == null ? null : Locale.forLanguageTag(user.language()),
                user.timeZone(),
                user.theme() == null ? null : Appearance.parse(user.theme()).orElse(null));
    }

    @Override
    public void prefer(Locale language) {
        change(now -> new Profile(now.name(), language.toLanguageTag(), now.theme(), now.timeZone()));
    }

    @Override
    public void prefer(Appearance appearance) {
        change(now -> new Profile(now.name(), now.language(), appearance.wire(), now.timeZone()));
    }

    private void change(UnaryOperator<Profile> change) {
        currentUser.signedIn().map(SignedIn::user).ifPresent(id -> users.changeProfile(Actor.user(id), id, change));
    }

    @Override
    public Optional<String> profilePath() {
        return Optional.of(ProfileView.PATH);
    }
}
