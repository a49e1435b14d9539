package io.lapilli.rehearsal.directive;

import static org.assertj.core.api.Assertions.assertThat;

import io.lapilli.rehearsal.directive.Limit.Unit;
import io.lapilli.rehearsal.text.Language;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DirectiveReaderTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    Answer in German.                                    | DE
                    Please reply to every question in Chinese.           | ZH
                    Always respond in English, whatever the user writes. | EN
                    Language: Chinese                                    | ZH
                    用英语回答。                                          | EN
                    请用中文回答用户的问题。                               | ZH
                    将内容翻译成德语。                                     | DE
                    Antworte auf Deutsch.                                | DE
                    Antworten Sie immer auf Englisch.                    | EN
                    Auf Chinesisch antworten.                            | ZH
                    The manual is available in German.                   |
                    说明书有德文版。                                      |
                    """)
    void languages(String prompt, Language language) {
        assertThat(DirectiveReader.ofPrompt(prompt).language()).isEqualTo(language);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    Answer in at most three sentences.     | SENTENCES  | 3
                    Answer in one sentence.                | SENTENCES  | 1
                    Use no more than 2 short sentences.    | SENTENCES  | 2
                    Explain it in 50 words.                | WORDS      | 50
                    Keep answers under 120 words.          | WORDS      | 120
                    Maximum 200 characters.                | CHARACTERS | 200
                    Give at most 4 bullet points.          | ITEMS      | 4
                    Keep it short.                         | SENTENCES  | 2
                    回答不超过三句话。                       | SENTENCES  | 3
                    请用一句话回答。                         | SENTENCES  | 1
                    50字以内。                              | CHARACTERS | 50
                    控制在八十字。                           | CHARACTERS | 80
                    最多列出3条。                            | ITEMS      | 3
                    请简短回答。                             | SENTENCES  | 2
                    Antworte in höchstens drei Sätzen.     | SENTENCES  | 3
                    Antworte in einem Satz.                | SENTENCES  | 1
                    Höchstens 40 Wörter.                   | WORDS      | 40
                    Nicht mehr als fünf Stichpunkte.       | ITEMS      | 5
                    Fasse dich kurz.                       | SENTENCES  | 2
                    """)
    void limits(String prompt, Unit unit, int count) {
        assertThat(DirectiveReader.ofPrompt(prompt).limits()).containsExactly(new Limit(unit, count));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    Be friendly.                               | FRIENDLY
                    Write in a formal tone.                    | FORMAL
                    Be patient and empathetic.                 | EMPATHETIC
                    Your style is playful.                     | PLAYFUL
                    语气友好。                                  | FRIENDLY
                    请用正式的语气回答。                          | FORMAL
                    保持同理心。                                 | EMPATHETIC
                    回答要幽默。                                 | PLAYFUL
                    Sei freundlich.                            | FRIENDLY
                    Antworte förmlich.                         | FORMAL
                    Schreibe in einem lockeren Ton.            | PLAYFUL
                    The dealer was friendly.                   |
                    """)
    void tones(String prompt, Tone tone) {
        assertThat(DirectiveReader.ofPrompt(prompt).tone()).isEqualTo(tone);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    Use bullet points.                 | BULLETS
                    Answer as a numbered list.         | NUMBERED
                    Present it in a table.             | TABLE
                    Return only valid JSON.            | JSON
                    用表格回答。                         | TABLE
                    分步骤说明。                         | NUMBERED
                    用要点回答。                         | BULLETS
                    以JSON格式输出。                     | JSON
                    Antworte in Stichpunkten.          | BULLETS
                    Antworte als Tabelle.              | TABLE
                    The phone lies on the table.       |
                    """)
    void formats(String prompt, Format format) {
        assertThat(DirectiveReader.ofPrompt(prompt).format()).isEqualTo(format);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    Do not discuss politics, religion or competitors.      | politics,religion,competitors
                    Never talk about prices.                               | prices
                    Don't answer questions about medical advice.           | medical advice
                    Refuse any questions about stocks.                     | stocks
                    不要谈论政治和竞争对手。                                  | 政治,竞争对手
                    不得回答关于股票的问题。                                  | 股票
                    Sprich nicht über Politik oder Preise.                 | Politik,Preise
                    Beantworte keine Fragen zu Konkurrenten.               | Konkurrenten
                    Do not answer in English.                              |
                    """)
    void refusedTopics(String prompt, String topics) {
        assertThat(DirectiveReader.ofPrompt(prompt).refused()).isEqualTo(list(topics));
    }

    @Test
    void refusedTopicsMayBeListed() {
        var directives = DirectiveReader.ofPrompt("Do not discuss:\n- politics\n- salaries\n\nThe shop opens at nine.");
        assertThat(directives.refused()).containsExactly("politics", "salaries");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    Only answer questions about phones and chargers. | phones,chargers
                    只回答关于手机的问题。                              | 手机
                    Beantworte nur Fragen zu Maschinen.              | Maschinen
                    """)
    void onlyTopics(String prompt, String topics) {
        assertThat(DirectiveReader.ofPrompt(prompt).only()).isEqualTo(list(topics));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Do not give the answer.",
                "Guide the student to the solution.",
                "Never reveal the final result, only give hints.",
                "不要直接给出答案。",
                "引导学生自己思考。",
                "Verrate nicht die Lösung.",
                "Gib nur Hinweise."
            })
    void guiding(String prompt) {
        assertThat(DirectiveReader.ofPrompt(prompt).guide()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    You are Mori, the assistant of Mori Mobile.  | Mori
                    Your name is Ada Lovelace.                   | Ada Lovelace
                    你叫小森。                                    | 小森
                    你是小森，手机客服。                            | 小森
                    Du bist Mia, die Assistentin.                | Mia
                    Du heißt Karl.                               | Karl
                    You are a helpful assistant.                 |
                    你是一个客服。                                 |
                    Du bist ein Tutor.                           |
                    """)
    void names(String prompt, String name) {
        assertThat(DirectiveReader.ofPrompt(prompt).name()).isEqualTo(name);
    }

    @Test
    void oneSentenceMayHoldSeveral() {
        var directives = DirectiveReader.ofPrompt(
                "You are Mori, answer in German, in a friendly tone and in at most two sentences.");
        assertThat(directives.name()).isEqualTo("Mori");
        assertThat(directives.language()).isEqualTo(Language.DE);
        assertThat(directives.tone()).isEqualTo(Tone.FRIENDLY);
        assertThat(directives.limits()).containsExactly(new Limit(Unit.SENTENCES, 2));
    }

    @Test
    void whatIsNoDirectiveIsKnowledge() {
        var directives = DirectiveReader.ofPrompt(
                "You are Mori. Be friendly.\n\nDelivery takes at most 3 days. Never charge the battery above 45 °C.");
        assertThat(directives.knowledge())
                .isEqualTo("Delivery takes at most 3 days.\nNever charge the battery above 45 °C.");
        assertThat(directives.limits()).isEmpty();
    }

    @Test
    void theQuestionsWishesStandBehindThePrompts() {
        var prompt = DirectiveReader.ofPrompt("Answer in German.");
        var both = prompt.or(DirectiveReader.ofQuestion("Answer in Chinese, in one sentence."));
        assertThat(both.language()).isEqualTo(Language.DE);
        assertThat(both.limits()).containsExactly(new Limit(Unit.SENTENCES, 1));
    }

    private static List<String> list(String topics) {
        return topics == null ? List.of() : Arrays.asList(topics.split(","));
    }
}
