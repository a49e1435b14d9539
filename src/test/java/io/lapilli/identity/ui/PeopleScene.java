package io.lapilli.identity.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._get;

import com.vaadin.flow.component.Component;
import io.lapilli.identity.Actor;
import io.lapilli.identity.IdentityFixtures;
import io.lapilli.identity.MemberRole;
import io.lapilli.identity.Organisation;
import io.lapilli.identity.PersonalKeys;
import io.lapilli.identity.PlatformRole;
import io.lapilli.identity.Profile;
import io.lapilli.identity.SignedIn;
import io.lapilli.identity.User;
import io.lapilli.identity.web.BrowserSession;
import io.lapilli.shared.KeyId;
import io.lapilli.shared.LapilliSettings;
import io.lapilli.shared.OrganisationId;
import io.lapilli.shared.ProjectId;
import io.lapilli.shared.UserId;
import io.lapilli.shared.web.PublicAddress;
import io.lapilli.support.Screens;
import io.lapilli.support.TestDatabase;
import io.lapilli.ui.ConsoleContext;
import io.lapilli.ui.Place;
import io.lapilli.ui.View;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** The screens of people over the real module and one customer, Mori Mobile. */
final class PeopleScene implements AutoCloseable {

    final IdentityFixtures identity;
    final Screens screens;
    final Organisation mori;

    PeopleScene() {
        identity = new IdentityFixtures(TestDatabase.H2, Beans.class);
        screens = new Screens(
                identity.context(), MembersView.class, UsersView.class, UserView.class, ProfileView.class, Home.class);
        mori = identity.organisation("Mori Mobile");
        identity.bean(Here.class).organisation = mori;
    }

    User member(String name, MemberRole role) {
        User user = identity.member(mori.id(), name.toLowerCase(Locale.ROOT) + "@mori.example", role);
        return identity.users.changeProfile(
                Actor.user(user.id()), user.id(), now -> new Profile(name, null, null, null));
    }

    SignedIn as(User user) {
        SignedIn signedIn = identity.signedIn(user.id());
        screens.as(signedIn, "USER");
        return signedIn;
    }

    UserId as(PlatformRole role) {
        User staff = identity.staff(role.name().toLowerCase(Locale.ROOT) + "@seller.example", role);
        screens.as(identity.signedIn(staff.id()), "USER", role.name());
        return staff.id();
    }

    void key(UserId owner, OrganisationId organisation, String name) {
        identity.bean(Keys.class)
                .all
                .put(
                        owner,
                        List.of(new PersonalKeys.PersonalKey(
                                new KeyId(UUID.randomUUID()),
                                organisation,
                                name,
                                "sk-lap-…Vq3e",
                                false,
                                IdentityFixtures.START,
                                null,
                                null)));
    }

    /** What stands on the screen, with spaces that may break. */
    static String text() {
        return text(_get(View.class));
    }

    static String text(Component component) {
        return component.getElement().getTextRecursively().replace('\u00a0', ' ');
    }

    @Override
    public void close() {
        screens.close();
        identity.close();
    }

    /** What the module of keys would answer. */
    static final class Keys implements PersonalKeys {

        private final Map<UserId, List<PersonalKey>> all = new HashMap<>();

        @Override
        public List<PersonalKey> of(UserId person, @Nullable OrganisationId organisation, int most) {
            return all.getOrDefault(person, new ArrayList<>()).stream()
                    .filter(key -> organisation == null || key.organisation().equals(organisation))
                    .toList();
        }
    }

    /** Where the reader is, whoever that is. */
    static final class Here implements ConsoleContext {

        private @Nullable Organisation organisation;

        @Override
        public Optional<Place> place() {
            return Optional.ofNullable(organisation)
                    .map(here -> new Place(
                            here.id(), here.name(), here.currency().getCurrencyCode(), here.timeZone(), null, null));
        }

        @Override
        public List<OrganisationChoice> organisations() {
            return List.of();
        }

        @Override
        public List<ProjectChoice> projects() {
            return List.of();
        }

        @Override
        public void go(OrganisationId to, @Nullable ProjectId project) {
            throw new UnsupportedOperationException();
        }
    }

    @TestConfiguration
    @Import({
        LinkShown.class,
        PublicAddress.class,
        SearchWords.class,
        UserExport.class,
        Entrance.class,
        BrowserSession.class
    })
    static class Beans {

        @Bean
        Here here() {
            return new Here();
        }

        @Bean
        Keys keys() {
            return new Keys();
        }

        @Bean
        LapilliSettings settings() {
            return new Binder(new MapConfigurationPropertySource(Map.of("lapilli.base-url", "https://portal.example")))
                    .bindOrCreate("lapilli", LapilliSettings.class);
        }
    }
}
