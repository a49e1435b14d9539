package io.lapilli.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamesTest {

    @Test
    void trimsAndComposes() {
        assertThat(Names.checked("name", "\u3000 Cafe\u0301\u00e4 x ")).isEqualTo("Caf\u00e9\u00e4 x");
        assertThat(Names.checked("name", "n".repeat(120))).hasSize(120);
        assertThat(Names.checked("name", "客服 👋")).isEqualTo("客服 👋");
    }

    @ParameterizedTest
    @CsvSource({"'  ', required", "'', required", "'a\nb', invalid_characters"})
    void refusesWhatIsNoName(String name, String reason) {
        assertThatThrownBy(() -> Names.checked("name", name))
                .isInstanceOfSatisfying(InvalidInputException.class, invalid -> {
                    assertThat(invalid.field()).isEqualTo("name");
                    assertThat(invalid.reason()).isEqualTo(reason);
                });
    }

    @Test
    void refusesWhatDatabasesRefuse() {
        assertThatThrownBy(() -> Names.checked("name", "a\u0000b")).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> Names.checked("name", "a\ud800b")).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> Names.checked("name", "n".repeat(121))).isInstanceOf(InvalidInputException.class);
    }
}
