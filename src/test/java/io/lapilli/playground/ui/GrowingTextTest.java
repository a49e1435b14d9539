package io.lapilli.playground.ui;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class GrowingTextTest {

    @Test
    void keepsEveryCharacterInPiecesThatStaySmall() {
        var text = new GrowingText("x");
        var said = new StringBuilder();
        for (int i = 0; i < 1_000; i++) {
            String more = i % 3 == 0 ? "🌋" : "word " + i + "\n";
            said.append(more);
            text.append(more);
        }

        assertThat(text.text()).isEqualTo(said.toString());
        assertThat(text.getChildren())
                .allSatisfy(
                        piece -> assertThat(piece.getElement().getText()).hasSizeLessThanOrEqualTo(GrowingText.PIECE));
    }

    @Test
    void markupIsText() {
        var text = new GrowingText("x");
        text.append("<img src=x onerror=alert(1)>");

        assertThat(text.text()).isEqualTo("<img src=x onerror=alert(1)>");
        assertThat(text.getElement().getOuterHTML()).contains("&lt;img");
    }

    @Test
    void beginsAnew() {
        var text = new GrowingText("x");
        text.append("before");
        text.clear();
        text.append("");
        assertThat(text.text()).isEmpty();
        text.append("after");

        assertThat(text.text()).isEqualTo("after");
    }
}
