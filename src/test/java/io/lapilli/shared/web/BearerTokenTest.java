package io.lapilli.shared.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BearerTokenTest {

    @ParameterizedTest
    @CsvSource({
        "Bearer abc, abc",
        "bearer abc, abc",
        "'Bearer   abc ', abc",
        "'Bearer ',",
        "Bearer,",
        "Basic abc,",
        "abc,"
    })
    void readsTheCredential(String header, String token) {
        assertThat(BearerToken.of(header)).isEqualTo(token);
    }

    @Test
    void isNullWithoutAHeader() {
        assertThat(BearerToken.of(null)).isNull();
    }
}
