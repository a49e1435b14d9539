package io.lapilli.reconciliation.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._assertOne;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static io.lapilli.usage.UsageFixtures.aRequest;
import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.button.Button;
import io.lapilli.budget.BudgetFixtures;
import io.lapilli.identity.IdentityFixtures;
import io.lapilli.identity.MemberRole;
import io.lapilli.identity.Organisation;
import io.lapilli.identity.PlatformRole;
import io.lapilli.reconciliation.ReconciliationFixtures;
import io.lapilli.reconciliation.Reconciliations;
import io.lapilli.support.SceneBeans;
import io.lapilli.support.Screens;
import io.lapilli.support.TestDatabase;
import io.lapilli.ui.EmptyState;
import io.lapilli.ui.LiveUpdates;
import io.lapilli.ui.MenuBadges;
import io.lapilli.ui.Note;
import io.lapilli.ui.View;
import io.lapilli.usage.UsageHistory;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.scheduling.concurrent.SimpleAsyncTaskScheduler;

class ReconciliationViewTest {

    private IdentityFixtures identity;
    private Screens screens;
    private Organisation mori;

    @BeforeEach
    void open() {
        identity = new IdentityFixtures(TestDatabase.H2, Beans.class);
        screens = new Screens(identity.context(), ReconciliationView.class);
        mori = identity.organisation("Mori Mobile");
        BudgetFixtures.start(identity.context());
    }

    @AfterEach
    void close() {
        screens.close();
        identity.close();
    }

    private void openAs(PlatformRole role) {
        String email = role.name().toLowerCase(Locale.ROOT) + "@operator.example";
        screens.as(identity.signedIn(identity.staff(email, role).id()), "USER", role.name());
        screens.open(ReconciliationRoutes.RECONCILIATION);
    }

    private String text() {
        return _get(View.class).getElement().getTextRecursively().replace('\u00a0', ' ');
    }

    private void aRequestEnds() {
        identity.bean(UsageHistory.class)
                .append(List.of(
                        aRequest().of(mori.id()).at("2026-03-10T09:20:00Z").charged()));
    }

    private void aTotalIsWrong() {
        identity.bean(JdbcClient.class)
                .sql("UPDATE usage_quarter SET quantity = quantity + 1 WHERE meter = 'completion'")
                .update();
    }

    @Test
    void isNotForCustomers() {
        screens.as(
                identity.signedIn(identity.member(mori.id(), "owner@mori.example", MemberRole.OWNER)
                        .id()),
                "USER");
        screens.open(ReconciliationRoutes.RECONCILIATION);
        _assertNone(ReconciliationView.class);
    }

    @Test
    void isNotForPresales() {
        openAs(PlatformRole.PRESALES);
        _assertNone(ReconciliationView.class);
    }

    @ParameterizedTest
    @EnumSource(names = {"FINANCE", "SUPPORT"})
    void otherStaffLooksAndStartsNothing(PlatformRole role) {
        openAs(role);
        _assertOne(ReconciliationView.class);
        assertThat(_find(Button.class)).isEmpty();
    }

    @Test
    void saysThatNothingIsProvedYet() {
        openAs(PlatformRole.OPERATOR_ADMIN);
        assertThat(_get(EmptyState.class).getElement().getTextRecursively()).contains("Nothing is proved yet");
        assertThat(text()).contains("None yet", "not proved yet").doesNotContain("agrees");
        _assertNone(Note.class);
    }

    @Test
    void saysThatAllAgrees() {
        aRequestEnds();
        ReconciliationFixtures.proveAll(identity.context());
        openAs(PlatformRole.OPERATOR_ADMIN);
        assertThat(text())
                .contains("Every total agrees", "all agree", "Since 10 March 2026", "Nothing has changed since")
                .contains("everything", "done");
        _assertNone(Note.class);
    }

    @Test
    void saysThatSomethingHasChangedSince() {
        aRequestEnds();
        ReconciliationFixtures.proveAll(identity.context());
        aRequestEnds();
        openAs(PlatformRole.SUPPORT);
        assertThat(text()).contains("One day has changed since", "all agree");
    }

    @Test
    void namesWhatDiffersAndWhereToLook() {
        aRequestEnds();
        aTotalIsWrong();
        ReconciliationFixtures.proveAll(identity.context());
        openAs(PlatformRole.OPERATOR_ADMIN);
        assertThat(text())
                .contains("needs a look", "In 3 places totals do not agree.")
                .contains("Mori Mobile", "10 Mar 2026, 09:15 UTC", "doubao-pro-32k · completion")
                .contains("Usage events and quarters of an hour · tokens", "300", "301")
                .contains("10 March 2026, Asia/Shanghai", "2 differences")
                .doesNotContain("Every total agrees");
        assertThat(identity.bean(MenuBadges.class).badges())
                .containsEntry(ReconciliationRoutes.RECONCILIATION, MenuBadges.Badge.of(3));
    }

    @Test
    void showsARunThatGoesOnAndStartsNoSecondOne() {
        ReconciliationFixtures.begin(identity.context());
        openAs(PlatformRole.OPERATOR_ADMIN);
        assertThat(text()).contains("running, 0 periods so far");
        assertThat(_find(Button.class)).hasSize(2).noneMatch(Button::isEnabled);
    }

    @Test
    void saysThatARunWasInterrupted() {
        ReconciliationFixtures.interrupt(identity.context());
        openAs(PlatformRole.OPERATOR_ADMIN);
        assertThat(text()).contains("The last run did not come to its end", "interrupted");
    }

    @Test
    void anAdministratorRunsIt() {
        aRequestEnds();
        openAs(PlatformRole.OPERATOR_ADMIN);
        _click(_get(Button.class, spec -> spec.withText("Prove everything")));
        assertThat(identity.bean(Reconciliations.class).runs())
                .singleElement()
                .satisfies(run -> assertThat(run.whole()).isTrue());
    }

    @TestConfiguration
    @ComponentScan(
            lazyInit = true,
            basePackages = {
                "io.lapilli.catalog",
                "io.lapilli.pricing",
                "io.lapilli.project",
                "io.lapilli.apikey",
                "io.lapilli.usage",
                "io.lapilli.budget",
                "io.lapilli.reconciliation"
            },
            excludeFilters =
                    @ComponentScan.Filter(
                            type = FilterType.REGEX,
                            pattern =
                                    ".*(\\.web\\.|\\.budget\\.ui\\.|\\.catalog\\.ui\\.|\\.pricing\\.ui\\.|\\.apikey\\.ui\\.|\\.start\\.|Test|Scene|Fixtures).*"))
    @Import({SceneBeans.class, LiveUpdates.class})
    static class Beans {

        @Bean
        TaskScheduler scheduler() {
            return new SimpleAsyncTaskScheduler();
        }
    }
}
