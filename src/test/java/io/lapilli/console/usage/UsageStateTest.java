package io.lapilli.console.usage;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.router.QueryParameters;
import io.lapilli.shared.RequestId;
import io.lapilli.usage.RequestLog;
import io.lapilli.usage.SeriesUnit;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UsageStateTest {

    private static final LocalDate TODAY = LocalDate.parse("2026-11-24");

    @Test
    void comesBackFromItsAddressAsItWas() {
        var request = new RequestId(UUID.randomUUID());
        UsageState state = UsageState.read(QueryParameters.empty())
                .own(new Span(TODAY.minusDays(3), TODAY))
                .measure(Measure.TOKENS)
                .by(Stack.PERSON)
                .compare(true)
                .filter(Stack.MODEL, List.of("a model", "another&one"))
                .failures(true)
                .request(request)
                .older(new RequestLog.Place(Instant.parse("2026-11-23T10:00:00.123456Z"), request));
        String address = state.query().getQueryString();
        assertThat(UsageState.read(QueryParameters.fromString(address))).isEqualTo(state);
    }

    @Test
    void whatIsUsualHasAShortAddress() {
        assertThat(UsageState.read(QueryParameters.empty()).query().getQueryString())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "DAY, 2026-11-24, HOUR, 24",
        "WEEK, 2026-11-18, SIX_HOURS, 28",
        "MONTH, 2026-10-26, DAY, 30",
    })
    void aRangeEndsTodayInAboutThirtyBars(Range range, LocalDate first, SeriesUnit unit, int bars) {
        Span span = range.endingAt(TODAY);
        assertThat(span).isEqualTo(new Span(first, TODAY));
        assertThat(span.unit()).isEqualTo(unit);
        assertThat(span.starts()).hasSize(bars);
        assertThat(span.before().last()).isEqualTo(first.minusDays(1));
        assertThat(span.before().days()).isEqualTo(span.days());
    }

    @Test
    void daysInTheWrongOrderAndTooManyAreMended() {
        assertThat(new Span(TODAY, TODAY.minusDays(2))).isEqualTo(new Span(TODAY.minusDays(2), TODAY));
        assertThat(new Span(LocalDate.parse("2000-01-01"), TODAY).days()).isEqualTo(Span.MOST_DAYS);
    }
}
