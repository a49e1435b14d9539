package io.lapilli.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lapilli.catalog.Parameter;
import io.lapilli.prompt.PromptContent;
import io.lapilli.prompt.PromptMessage;
import io.lapilli.prompt.PromptMessage.Role;
import io.lapilli.usage.Endpoint;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where a stored prompt goes in a request. */
class PromptedBodyTest {

    private static final String ID = "prompt_01jd9q4s6v8k2m3n5p7r9t1w3x";
    private static final PromptContent CONTENT = new PromptContent(
            List.of(new PromptMessage(Role.SYSTEM, "Be kind."), new PromptMessage(Role.USER, "Hi")),
            "m",
            Map.of(Parameter.TEMPERATURE, new BigDecimal("0.5"), Parameter.MAX_TOKENS, new BigDecimal(9)),
            List.of());

    /** P stands for the prompt's member, S and U for its messages. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {P}                                            | {'model':'m','temperature':0.5,'max_tokens':9,'messages':[S,U]}
            {P,'messages':[]}                              | {'model':'m','temperature':0.5,'max_tokens':9,'messages':[S,U]}
            { 'messages' : [ {'role':'user'} ] , P }       | { 'messages' : [S,U, {'role':'user'} ] , 'model':'m','temperature':0.5,'max_tokens':9 }
            {P,'model':'n','x':[1]}                        | {'temperature':0.5,'max_tokens':9,'messages':[S,U],'model':'n','x':[1]}
            {P,'model':''}                                 | {'temperature':0.5,'max_tokens':9,'messages':[S,U],'model':'m'}
            {'temperature':1,P,'max_completion_tokens':3}  | {'temperature':1,'model':'m','messages':[S,U],'max_completion_tokens':3}
            {'temperature':1,'max_tokens':2,'model':'n','messages':[{}],P} | {'temperature':1,'max_tokens':2,'model':'n','messages':[S,U,{}]}
            {P , 'temperature':1,'max_tokens':2,'model':'n','messages':[{}]} | { 'temperature':1,'max_tokens':2,'model':'n','messages':[S,U,{}]}
            {'temperature':1,'max_tokens':2, P , 'model':'n','messages':[{}]} | {'temperature':1,'max_tokens':2,  'model':'n','messages':[S,U,{}]}
            """)
    void putsItsMessagesFirstAndLeavesTheRest(String sent, String expected) {
        byte[] body = json(sent).getBytes(UTF_8);
        var prompted = new PromptedBody(body, body.length);
        assertThat(prompted.call().id().text()).isEqualTo(ID);
        assertThat(new String(prompted.with(CONTENT, CONTENT.messages()).toBytes(), UTF_8))
                .isEqualTo(json(expected));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {}                                     | prompt.id             | missing_required_parameter
            {'id':5}                               | prompt.id             | invalid_type
            {'id':'proj_1'}                        | prompt.id             | not_found
            {'id':'ID','label':1}                  | prompt.label          | invalid_type
            {'id':'ID','version':'1'}              | prompt.version        | invalid_type
            {'id':'ID','version':-1}               | prompt.version        | invalid_type
            {'id':'ID','version':1,'label':'a'}    | prompt.label          | invalid_value
            {'id':'ID','variables':[]}             | prompt.variables      | invalid_type
            {'id':'ID','variables':{'a':1,'a':2}}  | prompt.variables.a    | duplicate_parameter
            {'id':'ID','id':'ID'}                  | prompt.id             | duplicate_parameter
            {'id':'ID','lable':'a'}                | prompt.lable          | unknown_parameter
            """)
    void namesTheFieldThatCantBe(String prompt, String param, String code) {
        byte[] body = ("{\"prompt\":" + prompt.replace("ID", ID).replace('\'', '"') + "}").getBytes(UTF_8);
        assertThatThrownBy(() -> new PromptedBody(body, body.length)).isInstanceOfSatisfying(Refusal.class, refusal -> {
            assertThat(refusal.param()).isEqualTo(param);
            assertThat(refusal.code()).isEqualTo(code);
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {'prompt':'once upon'}                  | invalid_type
            {'prompt':{},'prompt':{}}               | duplicate_parameter
            {'prompt':null}                         | missing_required_parameter
            {'prompt':{},'messages':'x'}            | invalid_type
            """)
    void isReadAsStrictlyAsTheRest(String sent, String code) {
        byte[] body = sent.replace('\'', '"').getBytes(UTF_8);
        assertThatThrownBy(() -> AskReader.read(Endpoint.CHAT, body, body.length))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.code()).isEqualTo(code));
    }

    private static String json(String text) {
        return text.replace("P", "'prompt':{'id':'" + ID + "','variables':{'city':'Bonn'}}")
                .replace("S", "{'role':'system','content':'Be kind.'}")
                .replace("U", "{'role':'user','content':'Hi'}")
                .replace('\'', '"');
    }
}
