package io.lapilli.identity;

import static io.lapilli.identity.IdentityFixtures.START;
import static io.lapilli.identity.IdentityFixtures.aCustomer;
import static io.lapilli.identity.IdentityFixtures.another;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lapilli.identity.IdentityEvent.OrganisationModified;
import io.lapilli.identity.IdentityEvent.OrganisationResumed;
import io.lapilli.identity.IdentityEvent.OrganisationSuspended;
import io.lapilli.shared.AlreadyExistsException;
import io.lapilli.shared.InvalidInputException;
import io.lapilli.shared.NotFoundException;
import io.lapilli.shared.NotPermittedException;
import io.lapilli.shared.Slice;
import io.lapilli.support.TestDatabase;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Currency;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class OrganisationsTest {

    @ParameterizedTest
    @EnumSource
    void keepsWhatWasMade(TestDatabase engine) {
        try (var identity = new IdentityFixtures(engine)) {
            var made = identity.organisations.create(Actor.INSTALLATION, aCustomer("  Mori Mobile ", null));

            var mori = made.organisation();
            assertThat(mori)
                    .isEqualTo(new Organisation(
                            mori.id(),
                            "Mori Mobile",
                            Currency.getInstance("CNY"),
                            Billing.POSTPAID,
                            ZoneId.of("Asia/Shanghai"),
                            false,
                            null,
                            null,
                            START,
                            1));
            assertThat(made.ownerLink()).isNull();
            assertThat(identity.organisations.get(mori.id())).isEqualTo(mori);
            assertThat(identity.organisations.findByName("MORI mobile")).contains(mori);
            assertThat(identity.directory.find(mori.id())).isEqualTo(mori);
        }
    }

    @ParameterizedTest
    @EnumSource
    void refusesATakenNameInAnyCase(TestDatabase engine) {
        try (var identity = new IdentityFixtures(engine)) {
            identity.organisation("Straße");
            var other = identity.organisation("Other");

            assertThatThrownBy(() -> identity.organisation("STRAßE")).isInstanceOf(AlreadyExistsException.class);
            assertThatThrownBy(() -> rename(identity, other, "straße")).isInstanceOf(AlreadyExistsException.class);
            assertThat(rename(identity, other, "OTHER").name()).isEqualTo("OTHER");
        }
    }

    private static Organisation rename(IdentityFixtures identity, Organisation organisation, String name) {
        return identity.organisations.modify(
                Actor.INSTALLATION,
                organisation.id(),
                now -> new OrganisationChange(name, now.billing(), now.timeZone(), now.suspendedReason()));
    }

    @ParameterizedTest
    @EnumSource
    void suspendsWithAReasonUntilItIsResumed(TestDatabase engine) {
        try (var identity = new IdentityFixtures(engine)) {
            var mori = identity.organisation("Mori");
            identity.events.clear();

            identity.organisations.suspend(Actor.INSTALLATION, mori.id(), " unpaid since May ");
            identity.clock.forward(Duration.ofHours(1));
            var suspended = identity.organisations.suspend(Actor.INSTALLATION, mori.id(), "unpaid since June");

            assertThat(suspended.suspendedAt()).isEqualTo(START);
            assertThat(suspended.suspendedReason()).isEqualTo("unpaid since June");
            assertThat(identity.directory.find(mori.id())).isEqualTo(suspended);

            var resumed = identity.organisations.resume(Actor.INSTALLATION, mori.id());
            identity.organisations.resume(Actor.INSTALLATION, mori.id());
            assertThat(resumed.suspended()).isFalse();
            assertThat(identity.directory.find(mori.id())).isEqualTo(resumed);
            assertThat(identity.events)
                    .containsExactly(
                            new OrganisationSuspended(Actor.INSTALLATION, mori.id(), "unpaid since May"),
                            new OrganisationSuspended(Actor.INSTALLATION, mori.id(), "unpaid since June"),
                            new OrganisationResumed(Actor.INSTALLATION, mori.id()));
        }
    }

    @ParameterizedTest
    @EnumSource
    void keepsWhatWasDecidedAndByWhom(TestDatabase engine) {
        try (var identity = new IdentityFixtures(engine)) {
            var mori = identity.organisation("Mori");
            var other = identity.organisation("Other");
            var admin = identity.staff("admin@operator.example", PlatformRole.OPERATOR_ADMIN);
            var by = new Actor(admin.id(), null, true);
            identity.clock.forward(Duration.ofHours(1));
            identity.organisations.suspend(by, mori.id(), "unpaid");
            identity.clock.forward(Duration.ofHours(1));
            identity.organisations.suspend(by, mori.id(), "unpaid");
            identity.organisations.resume(by, mori.id());
            identity.clock.forward(Duration.ofHours(1));
            rename(identity, mori, "Mori Mobile");

            assertThat(identity.organisations.notes(mori.id(), 10))
                    .containsExactly(
                            new OrganisationNote(
                                    mori.id(),
                                    OrganisationNote.Kind.RENAMED,
                                    START.plus(Duration.ofHours(3)),
                                    null,
                                    "Mori",
                                    "Mori Mobile"),
                            new OrganisationNote(
                                    mori.id(),
                                    OrganisationNote.Kind.RESUMED,
                                    START.plus(Duration.ofHours(2)),
                                    admin.id(),
                                    null,
                                    null),
                            new OrganisationNote(
                                    mori.id(),
                                    OrganisationNote.Kind.SUSPENDED,
                                    START.plus(Duration.ofHours(1)),
                                    admin.id(),
                                    null,
                                    "unpaid"),
                            new OrganisationNote(mori.id(), OrganisationNote.Kind.CREATED, START, null, null, null));
            assertThat(identity.organisations.notes(mori.id(), 1)).hasSize(1);
            assertThat(identity.organisations.notes(other.id(), 10)).hasSize(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "two\nlines"})
    void refusesAReasonThatIsNone(String reason) {
        var identity = IdentityFixtures.shared();
        var mori = identity.organisation(another("Mori"));

        assertThatThrownBy(() -> identity.organisations.suspend(Actor.INSTALLATION, mori.id(), reason))
                .isInstanceOf(InvalidInputException.class);
        assertThat(identity.directory.find(mori.id())).isEqualTo(mori);
    }

    @ParameterizedTest
    @EnumSource
    void theOperatorsOwnIsMadeOnceAndNeverSuspended(TestDatabase engine) {
        try (var identity = new IdentityFixtures(engine)) {
            var operator = identity.organisations.operator(Currency.getInstance("EUR"));

            assertThat(operator.currency().getCurrencyCode()).isEqualTo("CNY");
            assertThat(identity.directory.operator()).isEqualTo(operator);
            assertThatThrownBy(() -> identity.organisations.suspend(Actor.INSTALLATION, operator.id(), "why"))
                    .isInstanceOf(InvalidInputException.class);
        }
    }

    @ParameterizedTest
    @EnumSource
    void pagesInTheOrderOfCreation(TestDatabase engine) {
        try (var identity = new IdentityFixtures(engine)) {
            for (String name : new String[] {"C", "A", "B"}) {
                identity.clock.forward(Duration.ofMillis(1));
                identity.organisation(name);
            }
            var operator = identity.directory.operator();

            Slice<Organisation> first = identity.organisations.list(null, 2);
            assertThat(first.items()).extracting(Organisation::name).containsExactly(operator.name(), "C");
            assertThat(first.hasMore()).isTrue();
            Slice<Organisation> last =
                    identity.organisations.list(first.items().getLast().id(), 2);
            assertThat(last.items()).extracting(Organisation::name).containsExactly("A", "B");
            assertThat(last.hasMore()).isFalse();
        }
    }

    @ParameterizedTest
    @CsvSource({"OWNER, true", "ADMIN, true", "DEVELOPER, false", "BILLING, false", "VIEWER, false"})
    void itsOwnPeopleMayRenameItIfTheirRoleSaysSo(MemberRole role, boolean may) {
        var identity = IdentityFixtures.shared();
        var mori = identity.organisation(another("Mori"));
        var by = Actor.user(
                identity.member(mori.id(), another("m@mori.example"), role).id());
        identity.events.clear();

        if (may) {
            var renamed = identity.organisations.modify(
                    by,
                    mori.id(),
                    now -> new OrganisationChange(now.name(), now.billing(), ZoneId.of("Asia/Tokyo"), null));
            assertThat(identity.events).containsExactly(new OrganisationModified(by, mori, renamed));
            assertThatThrownBy(() -> identity.organisations.suspend(by, mori.id(), "why"))
                    .isInstanceOf(NotPermittedException.class);
            assertThatThrownBy(() -> identity.organisations.modify(
                            by,
                            mori.id(),
                            now -> new OrganisationChange(now.name(), Billing.PREPAID, now.timeZone(), null)))
                    .isInstanceOf(NotPermittedException.class);
        } else {
            assertThatThrownBy(() -> identity.organisations.modify(
                            by, mori.id(), now -> new OrganisationChange("New", now.billing(), now.timeZone(), null)))
                    .isInstanceOf(NotPermittedException.class);
        }
    }

    @ParameterizedTest
    @EnumSource
    void anothersOrganisationDoesNotExist(TestDatabase engine) {
        try (var identity = new IdentityFixtures(engine)) {
            var mori = identity.organisation("Mori");
            var stranger = Actor.user(identity.person("s@other.example").id());

            assertThatThrownBy(() -> identity.organisations.modify(stranger, mori.id(), now -> now))
                    .isInstanceOf(NotFoundException.class);
            assertThatThrownBy(() -> identity.organisations.create(stranger, aCustomer("Mine", null)))
                    .isInstanceOf(NotPermittedException.class);
        }
    }

    @ParameterizedTest
    @CsvSource({"CNY, true", "JPY, true", "cny, false", "XXX, false", "XAU, false", "ABC, false", "'', false"})
    void currenciesAreThoseThatPeoplePayIn(String code, boolean known) {
        if (known) {
            assertThat(Rules.currency("currency", code).getCurrencyCode()).isEqualTo(code);
        } else {
            assertThatThrownBy(() -> Rules.currency("currency", code))
                    .isInstanceOfSatisfying(
                            InvalidInputException.class,
                            refusal -> assertThat(refusal.field()).isEqualTo("currency"));
        }
    }

    @ParameterizedTest
    @CsvSource({"Asia/Shanghai, true", "UTC, true", "+08:00, false", "Asia/Atlantis, false", "'', false"})
    void timeZonesAreRegions(String id, boolean known) {
        if (known) {
            assertThat(Rules.timeZone("time_zone", id)).isEqualTo(ZoneId.of(id));
        } else {
            assertThatThrownBy(() -> Rules.timeZone("time_zone", id)).isInstanceOf(InvalidInputException.class);
        }
    }
}
