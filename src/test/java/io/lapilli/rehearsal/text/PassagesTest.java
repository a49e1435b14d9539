package io.lapilli.rehearsal.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PassagesTest {

    private static final String ENGLISH = """
            # Mori 5
            - The display has 6.7 inches, e.g. for films.
            - Charging takes 25 minutes.

            Can I return a phone?
            Within 14 days, with the receipt.

            Repairs are done in Shenzhen. Batteries are replaced for 199 CNY.
            """;
    private static final String GERMAN = "Die Maschine wurde am 3. Mai geliefert. Die Spindelgarantie gilt drei Jahre. "
            + "Wartungen sind alle 2.000 Stunden fällig, z. B. durch unseren Dienst.";
    private static final String CHINESE = "电池容量为5200毫安时。屏幕尺寸为6.7英寸！保修期为24个月；退货请在14天内办理。";

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    What is the display size?           | The display has 6.7 inches, e.g. for films.
                    How long does it take to charge it? | Charging takes 25 minutes.
                    May I return my phone?              | Within 14 days, with the receipt.
                    What is a new battery?              | Batteries are replaced for 199 CNY.
                    """)
    void english(String question, String passage) {
        assertThat(new Passages(List.of(ENGLISH)).best(question, 1)).containsExactly(passage);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    Wie lange gilt die Garantie?    | Die Spindelgarantie gilt drei Jahre.
                    Wann wurde sie geliefert?       | Die Maschine wurde am 3. Mai geliefert.
                    Wann ist die Wartung fällig?    | Wartungen sind alle 2.000 Stunden fällig, z. B. durch unseren Dienst.
                    """)
    void german(String question, String passage) {
        assertThat(new Passages(List.of(GERMAN)).best(question, 1)).containsExactly(passage);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    电池多大？        | 电池容量为5200毫安时。
                    屏幕尺寸是多少？   | 屏幕尺寸为6.7英寸！
                    怎么退货？        | 退货请在14天内办理。
                    """)
    void chinese(String question, String passage) {
        assertThat(new Passages(List.of(CHINESE)).best(question, 1)).containsExactly(passage);
    }

    @Test
    void nothingFitsWhatIsNotThere() {
        assertThat(new Passages(List.of(ENGLISH)).best("Who wrote Faust?", 3)).isEmpty();
    }

    @Test
    void severalComeInTheOrderOfTheText() {
        assertThat(new Passages(List.of("The red pen is new. The sky is blue. A pen is old and red."))
                        .best("red pen", 3))
                .containsExactly("The red pen is new.", "A pen is old and red.");
    }

    @ParameterizedTest
    @CsvSource({"How long is it?,EN", "Wie lange dauert das?,DE", "保修期多久？,ZH", "iPhone 手机的保修期多久？,ZH", "OK,EN"})
    void languages(String text, Language language) {
        assertThat(Language.of(text)).isEqualTo(language);
    }
}
