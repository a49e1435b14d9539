package io.lapilli.sandbox;

import static io.lapilli.identity.Actor.INSTALLATION;

import io.lapilli.identity.NewUser;
import io.lapilli.identity.PlatformRole;
import io.lapilli.identity.SignedIn;
import io.lapilli.identity.User;
import io.lapilli.identity.Users;
import io.lapilli.playground.PlaygroundFixtures;
import io.lapilli.shared.OrganisationId;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;

/** Live sessions in a running portal, with a model that the rehearsal serves. */
public final class LiveFixtures {

    private static final AtomicInteger COUNTER = new AtomicInteger();

    public final ApplicationContext portal;
    public final PlaygroundFixtures models;
    public final SignedIn presales;

    public LiveFixtures(ApplicationContext portal) {
        this.portal = portal;
        this.models = new PlaygroundFixtures(portal);
        this.presales = staff(PlatformRole.PRESALES);
    }

    public <T> T get(Class<T> type) {
        return portal.getBean(type);
    }

    public SignedIn staff(PlatformRole role) {
        User user = get(Users.class)
                .create(
                        INSTALLATION,
                        new NewUser("staff" + COUNTER.incrementAndGet() + "@x.example", "Hana Sato", role, null, null),
                        "an honest mountain of basalt");
        return new SignedIn(user.id().value(), user.email(), role, 0, UUID.randomUUID());
    }

    public LiveSession session(String model, String budget, @Nullable OrganisationId customer) {
        Scenario scenario = get(Scenarios.class).in(Locale.ENGLISH).getFirst();
        return get(LiveSessions.class)
                .create(
                        presales,
                        new NewLiveSession(
                                "Service demo " + COUNTER.incrementAndGet(),
                                scenario,
                                customer,
                                "Mori Mobile",
                                "#2f6f6f",
                                model,
                                new BigDecimal(budget),
                                20_000));
    }

    public Participant host(LiveSession session) {
        return get(Participants.class).host(presales, session.id());
    }
}
