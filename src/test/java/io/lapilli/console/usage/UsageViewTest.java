package io.lapilli.console.usage;

import static com.github.mvysny.kaributesting.v10.LocatorJ._assertNone;
import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static io.lapilli.usage.UsageFixtures.aRequest;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.NativeButton;
import io.lapilli.console.ConsoleScene;
import io.lapilli.identity.Actor;
import io.lapilli.identity.MemberRole;
import io.lapilli.identity.Organisation;
import io.lapilli.project.Project;
import io.lapilli.project.Projects;
import io.lapilli.shared.Changes;
import io.lapilli.shared.Meter;
import io.lapilli.shared.NotPermittedException;
import io.lapilli.shared.RateId;
import io.lapilli.ui.Chart;
import io.lapilli.ui.ChartData;
import io.lapilli.ui.Chip;
import io.lapilli.ui.ChipSelect;
import io.lapilli.ui.DataTable;
import io.lapilli.ui.EmptyState;
import io.lapilli.ui.Headline;
import io.lapilli.ui.Segmented;
import io.lapilli.usage.Settled;
import io.lapilli.usage.UsageFixtures;
import io.lapilli.usage.UsageHistory;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionOperations;

class UsageViewTest {

    private ConsoleScene scene;
    private UsageFixtures call;
    private Project assistant;

    @BeforeEach
    void open() {
        scene = new ConsoleScene(UsageView.class);
        Instant now = scene.bean(Clock.class).instant();
        rate(UsageFixtures.PROMPT_RATE, Meter.PROMPT_UNCACHED, UsageFixtures.PROMPT_PRICE);
        rate(UsageFixtures.COMPLETION_RATE, Meter.COMPLETION, UsageFixtures.COMPLETION_PRICE);
        // the book can have been read before
        scene.bean(TransactionOperations.class)
                .executeWithoutResult(_ -> scene.bean(Changes.class).mark("prices"));
        assistant = scene.bean(Projects.class).create(Actor.INSTALLATION, scene.mori.id(), "Assistant");
        call = aRequest().of(scene.mori.id()).of(assistant.id()).at(now.minusSeconds(5));
    }

    @AfterEach
    void close() {
        scene.close();
    }

    @Test
    void isNotForWhoeverIsNotSignedIn() {
        scene.screens.open("usage");

        _assertNone(UsageView.class);
    }

    @Test
    void saysSoWhenNothingWasUsed() {
        scene.as(MemberRole.VIEWER).screens.open("usage");

        assertThat(text(_get(EmptyState.class))).contains("No requests in this time");
        assertThat(text(_get(Headline.class))).contains("0", "Nothing in the time before");
    }

    @Test
    void showsWhatWasUsedInFiguresThatAddUp() {
        append(call.charged(), call.anew().charged(), call.anew().failed(502, "upstream_error"));
        scene.as(MemberRole.VIEWER).screens.open("usage");

        assertThat(text(_get(Headline.class))).contains("¥\u00a00.003\u00a012", "in 7 days");
        ChartData drawn = _get(Chart.class).shown().orElseThrow();
        assertThat(drawn.series()).singleElement().satisfies(series -> {
            assertThat(series.name()).isEqualTo("Assistant");
            assertThat(series.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add))
                    .isEqualByComparingTo("0.00312");
        });
        assertThat(text(_get(RequestTable.class))).contains("2 charged", "doubao-pro-32k", "1,200", "502");
    }

    @Test
    void asksForAnotherMeasureAndStackInTheAddress() {
        append(call.charged());
        scene.as(MemberRole.VIEWER).screens.open("usage?range=day");

        _setValue(_get(Segmented.class, spec -> spec.withValue(Measure.MONEY)), Measure.TOKENS);
        _setValue(_get(ChipSelect.class, spec -> spec.withValue(Stack.PROJECT)), Stack.MODEL);

        assertThat(query()).contains("range=day", "measure=tokens", "by=model");
        assertThat(_get(Chart.class).shown().orElseThrow().series().getFirst().name())
                .isEqualTo("doubao-pro-32k");
        assertThat(text(_get(Headline.class))).contains("1,500", "tokens", "today");
    }

    @Test
    void filtersByWhatTheAddressSaysAndTakesItAway() {
        append(call.charged(), call.of("doubao-pro-128k").charged());
        scene.as(MemberRole.VIEWER).screens.open("usage?model=doubao-pro-128k");

        assertThat(text(_get(Chip.class))).contains("Model", "doubao-pro-128k");
        assertThat(text(_get(RequestTable.class))).contains("1 charged").doesNotContain("doubao-pro-32k");

        _click(_get(_get(Chip.class), NativeButton.class));
        assertThat(text(_get(RequestTable.class))).contains("2 charged");
    }

    @Test
    void explainsARequestLineByLine() {
        Settled charged = call.charged();
        append(charged);
        scene.as(MemberRole.BILLING)
                .screens
                .open("usage?request=" + charged.id().text());

        assertThat(text(_get(ChargePanel.class)))
                .contains(
                        "Why ¥\u00a00.001\u00a056",
                        "Prompt, not cached",
                        "1,000 × ",
                        "Answer",
                        "Charged",
                        "List rate since",
                        charged.id().text());
    }

    @Test
    void saysThatAFailedRequestCostNothing() {
        Settled failed = call.failed(502, "upstream_error");
        append(failed);
        scene.as(MemberRole.VIEWER)
                .screens
                .open("usage?failures=1&request=" + failed.id().text());

        assertThat(text(_get(ChargePanel.class))).contains("Not charged", "502", "upstream_error");
    }

    @Test
    void leadsThroughOlderRequests() {
        append(IntStream.range(0, 60).mapToObj(_ -> call.anew().charged()).toArray(Settled[]::new));
        scene.as(MemberRole.VIEWER).screens.open("usage");

        _click(_get(Button.class, spec -> spec.withText("Older")));
        _click(_get(Button.class, spec -> spec.withText("Older")));
        assertThat(rows()).isEqualTo(10);
        assertThat(query()).contains("older=");
        _click(_get(Button.class, spec -> spec.withText("Newest")));
        assertThat(rows()).isEqualTo(25);
    }

    @Test
    void showsNothingOfAnotherOrganisation() {
        Organisation other = scene.identity.organisation("Other");
        Project theirs = scene.bean(Projects.class).create(Actor.INSTALLATION, other.id(), "Secret plans");
        Settled foreign = call.of(other.id()).of(theirs.id()).charged();
        append(foreign, call.charged());
        scene.as(MemberRole.OWNER)
                .screens
                .open("usage?project=" + theirs.id().text() + "&request="
                        + foreign.id().text());

        assertThat(text(_get(UsageView.class))).doesNotContain("Secret plans").contains("There is no such request");
        assertThat(text(_get(Headline.class))).contains("0");
        assertThat(text(_get(EmptyState.class))).contains("No requests");
    }

    @Test
    void cannotBeConfusedByItsAddress() {
        append(call.charged());
        scene.as(MemberRole.VIEWER)
                .screens
                .open("usage?range=own&from=2026-13-77&to=x&measure=gold&by=colour&key=nonsense&request=1&older=z-9");

        assertThat(text(_get(EmptyState.class))).contains("No requests");
    }

    @Test
    void exportsTheLogForThoseWhoMaySeeIt() throws IOException {
        append(call.charged(), call.anew().failed(502, "upstream_error"));
        scene.as(MemberRole.VIEWER).screens.open("usage");
        var place = scene.context().require();
        var state = UsageState.read(com.vaadin.flow.router.QueryParameters.empty());

        var file = new ByteArrayOutputStream();
        scene.bean(RequestExport.class).write(place, state, file, ExportProgress.UNSEEN);
        assertThat(file.toString(StandardCharsets.UTF_8).lines())
                .hasSize(3)
                .anyMatch(line -> line.contains("0.00156,CNY"))
                .anyMatch(line -> line.contains("502,upstream_error"));

        Organisation other = scene.identity.organisation("Other");
        var elsewhere = new io.lapilli.ui.Place(other.id(), "Other", "CNY", ZoneOffset.UTC, null, null);
        assertThatThrownBy(() -> scene.bean(RequestExport.class).write(elsewhere, state, file, ExportProgress.UNSEEN))
                .isInstanceOf(NotPermittedException.class);
    }

    @Test
    void anExportTellsHowFarItIsAndCanBeStopped() throws IOException {
        append(IntStream.range(0, 2_500).mapToObj(_ -> call.anew().charged()).toArray(Settled[]::new));
        scene.as(MemberRole.VIEWER).screens.open("usage");
        var place = scene.context().require();
        var state = UsageState.read(com.vaadin.flow.router.QueryParameters.empty());
        var told = new java.util.ArrayList<Long>();
        var file = new ByteArrayOutputStream();

        boolean complete = scene.bean(RequestExport.class).write(place, state, file, (rows, back) -> {
            told.add(rows);
            return rows < 2_000;
        });
        assertThat(complete).isFalse();
        assertThat(file.toString(StandardCharsets.UTF_8).lines())
                .hasSize(2_002)
                .last()
                .isEqualTo("# stopped here: not complete");
        assertThat(told).containsExactly(1_000L, 2_000L);
    }

    @Test
    void offersTheLogAsAFile() {
        append(call.charged());
        scene.as(MemberRole.VIEWER).screens.open("usage?range=own&from=2026-02-27&to=2026-03-01");

        _click(_get(Button.class, spec -> spec.withText("Export")));
        assertThat(text(_get(ExportDialog.class))).contains("27 February – 1 March 2026");
        _get(Anchor.class, spec -> spec.withText("Save as CSV"));
    }

    @Test
    void namesWhatChangedMost() {
        append(
                call.charged(),
                call.anew().charged(),
                call.at(scene.bean(Clock.class)
                                .instant()
                                .minus(Duration.ofDays(7).plusHours(1)))
                        .charged());
        scene.as(MemberRole.VIEWER).screens.open("usage?measure=tokens");

        assertThat(text(_get(MoversPanel.class)))
                .contains("against the week before", "Assistant", "+1,500", "from 1,500 to 3,000", "+100");
    }

    private long rows() {
        return text(_get(DataTable.class)).split("doubao-pro-32k", -1).length - 1;
    }

    private static String query() {
        return UI.getCurrent().getActiveViewLocation().getQueryParameters().getQueryString();
    }

    private static String text(Component component) {
        return component.getElement().getTextRecursively();
    }

    private void append(Settled... settled) {
        scene.bean(UsageHistory.class).append(List.of(settled));
    }

    private void rate(RateId id, Meter meter, BigDecimal price) {
        var start = Instant.parse("2025-01-01T00:00:00Z").atOffset(ZoneOffset.UTC);
        scene.bean(JdbcClient.class)
                .sql("INSERT INTO rate (id, model_name, meter, price, per, currency, valid_from, created_at)"
                        + " VALUES (?, 'doubao-pro-32k', ?, ?, 1000, 'CNY', ?, ?)")
                .params(id.value(), meter.name(), price, start, start)
                .update();
    }
}
