package io.lapilli.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.lapilli.gateway.json.JsonCursor;
import io.lapilli.shared.TextCounts;
import org.junit.jupiter.api.Test;

class DeliveredTextTest {

    @Test
    void countsEachChoiceByItselfWhereverItsIndexStands() {
        var text = new DeliveredText(true);
        read(text, "[{'index':0,'delta':{'content':'one wo'}},{'delta':{'content':'zwei'},'index':1}]");
        read(text, "[{'index':1,'delta':{'content':'fel\\n'}},{'index':0,'delta':{'content':'rd'}}]");
        read(text, "[{'index':1,'delta':{'content':'haft'}}]");
        // "one word" and "zweifel\nhaft"
        assertThat(text.counts()).isEqualTo(new TextCounts(4, 3, 20));
        assertThat(text.content()).isEqualTo("one wozweifel\nrdhaft");
    }

    @Test
    void countsContentAndNothingElse() {
        var text = new DeliveredText(true);
        read(
                text,
                "[{'index':0,'message':{'role':'assistant','content':'Four words stand here','refusal':'no no',"
                        + "'reasoning_content':'let me think','tool_calls':[{'index':7,'function':"
                        + "{'name':'find it','arguments':'a b c'}}]},'finish_reason':'stop'}]");
        assertThat(text.counts()).isEqualTo(new TextCounts(4, 1, 21));
        assertThat(text.finished()).isTrue();
    }

    /** Half of a character in one chunk, the other half in the next, as escapes allow. */
    @Test
    void aCharacterMayComeInTwoChunks() {
        var text = new DeliveredText(true);
        read(text, "[{'index':0,'delta':{'content':'\\ud83d'}}]");
        read(text, "[{'index':0,'delta':{'content':'\\udc4d 好'}}]");
        assertThat(text.counts()).isEqualTo(new TextCounts(1, 1, 3));
    }

    @Test
    void countsNothingWhereNobodyAsks() {
        var text = new DeliveredText(false);
        read(text, "[{'index':0,'delta':{'content':'one two'}}]");
        assertThat(text.counts()).isEqualTo(TextCounts.NONE);
        assertThat(text.content()).isEqualTo("one two");
    }

    @Test
    void survivesWhatIsOdd() {
        var text = new DeliveredText(true);
        assertThat(read(text, "[]")).isFalse();
        read(text, "[null,3,{'index':'x','delta':null},{'index':{'a':[1]},'delta':{'content':['no',{'b':1}]}}]");
        read(text, "[{'delta':{'content':'a b'}}]");
        assertThat(text.counts()).isEqualTo(new TextCounts(2, 1, 3));
    }

    private static boolean read(DeliveredText text, String choices) {
        byte[] json = choices.replace('\'', '"').getBytes(UTF_8);
        var cursor = new JsonCursor(json, 0, json.length);
        cursor.next();
        return text.readChoices(cursor);
    }
}
