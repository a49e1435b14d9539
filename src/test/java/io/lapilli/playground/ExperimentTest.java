package io.lapilli.playground;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lapilli.catalog.Parameter;
import io.lapilli.shared.ProjectId;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExperimentTest {

    @Test
    void comesBackFromItsAddress() {
        var experiment = new Experiment(
                List.of(
                        new Column(
                                "doubao-pro-32k",
                                Map.of(
                                        Parameter.TEMPERATURE,
                                        new BigDecimal("0.2"),
                                        Parameter.MAX_TOKENS,
                                        new BigDecimal("200"))),
                        Column.of("vendor/model:v1")),
                20_000,
                new ProjectId(new UUID(1, 2)));

        assertThat(experiment.query())
                .containsEntry("a", List.of("doubao-pro-32k"))
                .containsEntry("a.temperature", List.of("0.2"))
                .containsEntry("a.max_tokens", List.of("200"))
                .containsEntry("b", List.of("vendor/model:v1"))
                .containsEntry("daily", List.of("20000"));
        assertThat(Experiment.parse(experiment.query(), "other")).isEqualTo(experiment);
    }

    @Test
    void beginsWithTheUsualModel() {
        assertThat(Experiment.parse(Map.of(), "usual").columns()).containsExactly(Column.of("usual"));
        assertThat(Experiment.parse(Map.of(), "usual").daily()).isEqualTo(Experiment.USUAL_DAILY);
        assertThat(PlaygroundRoutes.trying("doubao-pro-32k")).isEqualTo(Map.of("a", List.of("doubao-pro-32k")));
    }

    @ParameterizedTest
    @CsvSource({
        "a, '<b>x</b>'",
        "a.temperature, 3",
        "a.temperature, warm",
        "a.temperature, 1e999999999",
        "a.max_tokens, 1.5",
        "a.max_tokens, 0",
        "a.top_p, -1",
        "daily, 0",
        "daily, many",
        "project, somewhere",
        "e, fifth",
        "a.nonsense, 1",
    })
    void leavesOutWhatItDoesNotUnderstand(String key, String value) {
        assertThat(Experiment.parse(Map.of(key, List.of(value)), "usual"))
                .isEqualTo(Experiment.parse(Map.of(), "usual"));
    }

    @Test
    void closesUpWhereAColumnIsMissing() {
        assertThat(Experiment.parse(Map.of("b", List.of("second"), "d", List.of("fourth")), "usual")
                        .columns())
                .containsExactly(Column.of("second"), Column.of("fourth"));
    }

    @Test
    void hasOneToFourColumns() {
        assertThatThrownBy(() -> new Experiment(List.of(), 1, null)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Experiment(Collections.nCopies(5, Column.of("m")), 1, null))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({
        "0.0024136, 20000, 1448.16",
        "0.0000000001, 1, 0.000000003",
        "0, 1000000000, 0",
    })
    void aMonthIsThirtyDaysExactly(BigDecimal cost, long daily, BigDecimal month) {
        assertThat(Volume.month(cost, daily)).isEqualByComparingTo(month);
    }
}
