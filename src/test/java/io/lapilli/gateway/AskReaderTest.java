package io.lapilli.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lapilli.catalog.AbortPolicy;
import io.lapilli.catalog.Deployment;
import io.lapilli.gateway.json.RandomJson;
import io.lapilli.shared.DeploymentId;
import io.lapilli.shared.UpstreamId;
import io.lapilli.usage.Endpoint;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AskReaderTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'model':'m','messages':[]}|{'model':'up','messages':[]}",
                "{ 'messages' : [ ] , 'model' : 'm' , 'x':1}|{ 'messages' : [ ] , 'model' : 'up' , 'x':1}",
                "{'mod\\u0065l':'\\u006d','messages':[]}|{'mod\\u0065l':'up','messages':[]}",
                "{'model':'m','messages':[],'stream':false,'stream_options':null}"
                        + "|{'model':'up','messages':[],'stream':false,'stream_options':null}",
                "{'model':'m','messages':[],'stream':true}"
                        + "|{'stream_options':{'include_usage':true},'model':'up','messages':[],'stream':true}",
                "{'stream':true,'stream_options':null,'messages':[],'model':'m'}"
                        + "|{'stream':true,'stream_options':{'include_usage':true},'messages':[],'model':'up'}",
                "{'stream':true,'stream_options':{},'messages':[],'model':'m'}"
                        + "|{'stream':true,'stream_options':{'include_usage':true},'messages':[],'model':'up'}",
                "{'stream':true,'stream_options':{'x':[1]},'messages':[],'model':'m'}"
                        + "|{'stream':true,'stream_options':{'include_usage':true,'x':[1]},'messages':[],'model':'up'}",
                "{'model':'m','stream':true,'stream_options':{'include_usage':false},'messages':[]}"
                        + "|{'model':'up','stream':true,'stream_options':{'include_usage':true},'messages':[]}",
                "{'model':'m','stream':true,'stream_options':{'include_usage':true},'messages':[]}"
                        + "|{'model':'up','stream':true,'stream_options':{'include_usage':true},'messages':[]}",
            })
    void changesOnlyWhatItMust(String sent, String expected) {
        Ask ask = chat(sent.replace('\'', '"'));
        SplicedBody body = forModel(ask, "up");
        assertThat(new String(body.toBytes(), UTF_8)).isEqualTo(expected.replace('\'', '"'));
        assertThat(body.length()).isEqualTo(body.toBytes().length);
    }

    @Test
    void leavesABodyAloneWhoseModelHasTheSameNameUpstream() {
        String body = "{\"model\":\"m\",\"messages\":[]}";
        assertThat(forModel(chat(body), "m").toBytes()).isEqualTo(body.getBytes(UTF_8));
    }

    @Test
    void tellsWhetherUsageIsWanted() {
        assertThat(chat("{\"model\":\"m\",\"messages\":[],\"stream\":true,\"stream_options\":{\"include_usage\":true}}")
                        .usageWanted())
                .isTrue();
        assertThat(chat("{\"model\":\"m\",\"messages\":[],\"stream\":true}").usageWanted())
                .isFalse();
    }

    /** Members in any order, with anything in them, come out as they went in. */
    @Test
    void passesEverythingElseByteForByte() {
        for (int seed = 0; seed < 3_000; seed++) {
            var json = new RandomJson(seed);
            List<String> members = new ArrayList<>();
            for (int i = 0; i < 5; i++) {
                members.add(json.member("field" + i, json.value(3)));
            }
            members.add(json.member("messages", "[" + json.space() + "]"));
            members.add(json.member("model", "\"m\""));
            Collections.shuffle(members, new Random(seed));
            String sent = json.space() + "{" + String.join(",", members) + "}" + json.space();
            String expected = sent.replaceAll("(\"model\"\\s*:\\s*)\"m\"", "$1\"upstream/名\"");
            assertThat(new String(forModel(chat(sent), "upstream/名").toBytes(), UTF_8))
                    .isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "|invalid_json|",
                "[]|invalid_json|",
                "'x'|invalid_json|",
                "{'model':'m','messages':[]|invalid_json|",
                "{'model':'m','messages':[]}}|invalid_json|",
                "{'model':'m','messages':[],}|invalid_json|",
                "{}|missing_required_parameter|model",
                "{'messages':[]}|missing_required_parameter|model",
                "{'model':'m'}|missing_required_parameter|messages",
                "{'model':null,'messages':[]}|invalid_type|model",
                "{'model':['m'],'messages':[]}|invalid_type|model",
                "{'model':'m','messages':'hi'}|invalid_type|messages",
                "{'model':'m','messages':null}|invalid_type|messages",
                "{'model':'m','messages':{}}|invalid_type|messages",
                "{'model':'m','messages':[],'stream':'yes'}|invalid_type|stream",
                "{'model':'m','messages':[],'stream':1}|invalid_type|stream",
                "{'model':'m','messages':[],'stream_options':true}|invalid_type|stream_options",
                "{'model':'m','messages':[],'stream_options':{'include_usage':1}}|invalid_type|stream_options",
                "{'model':'m','messages':[],'n':'2'}|invalid_type|n",
                "{'model':'m','messages':[],'n':1.5}|invalid_type|n",
                "{'model':'m','messages':[],'n':0}|invalid_value|n",
                "{'model':'m','messages':[],'n':129}|invalid_value|n",
                "{'model':'m','messages':[],'max_tokens':'9'}|invalid_type|max_tokens",
                "{'model':'m','messages':[],'max_tokens':-1}|invalid_value|max_tokens",
                "{'model':'m','messages':[],'max_completion_tokens':0}|invalid_value|max_completion_tokens",
                "{'model':'m','messages':[],'max_completion_tokens':[]}|invalid_type|max_completion_tokens",
                "{'model':'m','messages':[],'tools':{}}|invalid_type|tools",
                "{'model':'m','messages':[],'tools':'x'}|invalid_type|tools",
                "{'model':'m','messages':[],'tools':[{'type':'web_search'}]}|unsupported_parameter|tools",
                "{'model':'m','messages':[],'service_tier':'flex'}|unsupported_parameter|service_tier",
                "{'model':'m','messages':[],'service_tier':7}|unsupported_parameter|service_tier",
                "{'model':'m','messages':[],'web_search_options':{}}|unsupported_parameter|web_search_options",
                "{'model':'m','messages':[],'enable_search':true}|unsupported_parameter|enable_search",
                "{'model':'m','messages':[],'audio':{'voice':'x'}}|unsupported_parameter|audio",
                "{'model':'m','messages':[],'modalities':['text','audio']}|unsupported_parameter|modalities",
                "{'model':'m','messages':[],'prediction':{'type':'content'}}|unsupported_parameter|prediction",
                "{'model':'m','messages':[{'role':'user','content':[{'type':'input_audio'}]}]}"
                        + "|unsupported_parameter|messages",
                "{'model':'m','model':'n','messages':[]}|duplicate_parameter|model",
                "{'model':'m','mod\\u0065l':'n','messages':[]}|duplicate_parameter|model",
                "{'model':'m','messages':[],'stream':true,'stream':false}|duplicate_parameter|stream",
                "{'model':'m','messages':[],'stream_options':{'include_usage':true,'include_usage':false}}"
                        + "|duplicate_parameter|stream_options",
            })
    void refuses(String sent, String code, String param) {
        assertThatThrownBy(() -> chat(sent == null ? "" : sent.replace('\'', '"')))
                .isInstanceOfSatisfying(Refusal.class, refusal -> {
                    assertThat(refusal.status()).isEqualTo(400);
                    assertThat(refusal.code()).isEqualTo(code);
                    assertThat(refusal.param()).isEqualTo(param);
                });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'service_tier':'auto'",
                "'service_tier':'default'",
                "'service_tier':null",
                "'n':1",
                "'n':null",
                "'max_tokens':null,'max_completion_tokens':4096",
                "'tools':null",
                "'tools':[{'type':'function','function':{'name':'f','parameters':{'type':'object'}}},{'type':'custom'}]",
                "'tools':[{'function':{'name':'f'}}]",
                "'modalities':['text']",
                "'modalities':'audio'",
                "'enable_search':false",
                "'enable_search':{'type':[]}",
                "'audio':null,'prediction':null,'web_search_options':null",
                "'user':5,'input':7,'temperature':'hot','metadata':[[[{}]]]"
            })
    void leavesTheRestToTheUpstream(String members) {
        String body = "{\"model\":\"m\",\"messages\":[]," + members.replace('\'', '"') + "}";
        assertThat(forModel(chat(body), "m").toBytes()).isEqualTo(body.getBytes(UTF_8));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'model':'m'}|missing_required_parameter|input",
                "{'model':'m','input':5}|invalid_type|input",
                "{'model':'m','input':null}|invalid_type|input",
                "{'model':'m','input':{}}|invalid_type|input",
            })
    void refusesAsAnEmbedding(String sent, String code, String param) {
        byte[] body = sent.replace('\'', '"').getBytes(UTF_8);
        assertThatThrownBy(() -> AskReader.read(Endpoint.EMBEDDINGS, body, body.length))
                .isInstanceOfSatisfying(Refusal.class, refusal -> {
                    assertThat(refusal.code()).isEqualTo(code);
                    assertThat(refusal.param()).isEqualTo(param);
                });
    }

    @Test
    void readsAnEmbeddingOfTokens() {
        byte[] body = "{\"input\":[[1,2],[3]],\"model\":\"m\",\"stream\":\"whatever\"}".getBytes(UTF_8);
        Ask ask = AskReader.read(Endpoint.EMBEDDINGS, body, body.length);
        assertThat(ask.model()).isEqualTo("m");
        assertThat(ask.streamed()).isFalse();
    }

    private static Ask chat(String json) {
        // what lies behind the body in a buffer is none of it
        byte[] buffer = (json + "}garbage").getBytes(UTF_8);
        return AskReader.read(Endpoint.CHAT, buffer, json.getBytes(UTF_8).length);
    }

    private static SplicedBody forModel(Ask ask, String upstreamModel) {
        return ask.forDeployment(aDeployment(upstreamModel, Deployment.MAX_TOKENS), 0);
    }

    private static Deployment aDeployment(String upstreamModel, String capField) {
        return new Deployment(
                new DeploymentId(UUID.randomUUID()),
                new UpstreamId(UUID.randomUUID()),
                upstreamModel,
                1,
                1,
                capField,
                AbortPolicy.CANCEL);
    }

    /** The field that the client sent, otherwise the deployment's; never a longer answer than was asked for. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'model':'m','messages':[]}|{'max_completion_tokens':50,'model':'up','messages':[]}",
                "{'model':'m','messages':[],'max_tokens':null}|{'model':'up','messages':[],'max_tokens':50}",
                "{'max_tokens':400,'model':'m','messages':[]}|{'max_tokens':50,'model':'up','messages':[]}",
                "{'max_tokens':40,'model':'m','messages':[]}|{'max_tokens':40,'model':'up','messages':[]}",
                "{'model':'m','max_tokens' : 51 ,'messages':[],'max_completion_tokens':9000}"
                        + "|{'model':'up','max_tokens' : 50 ,'messages':[],'max_completion_tokens':50}",
                "{'model':'m','messages':[],'stream':true,'n':3}"
                        + "|{'max_completion_tokens':50,'stream_options':{'include_usage':true},'model':'up',"
                        + "'messages':[],'stream':true,'n':3}",
            })
    void cutsAnswers(String sent, String expected) {
        SplicedBody body =
                chat(sent.replace('\'', '"')).forDeployment(aDeployment("up", Deployment.MAX_COMPLETION_TOKENS), 50);
        assertThat(new String(body.toBytes(), UTF_8)).isEqualTo(expected.replace('\'', '"'));
        assertThat(body.length()).isEqualTo(body.toBytes().length);
    }

    @Test
    void readsWhatTheWorstCaseRestsOn() {
        Ask plain = chat("{\"model\":\"m\",\"messages\":[]}");
        assertThat(plain.choices()).isEqualTo(1);
        assertThat(plain.cap()).isZero();
        assertThat(plain.inputAtMost()).isEqualTo(plain.length());
        Ask rich = chat("{\"model\":\"m\",\"n\":3,\"max_tokens\":7,\"max_completion_tokens\":9,\"messages\":[{\"role\":"
                + "\"user\",\"content\":[{\"type\":\"image_url\",\"image_url\":{\"url\":\"u\"}}]}]}");
        assertThat(rich.choices()).isEqualTo(3);
        assertThat(rich.cap()).isEqualTo(9);
        assertThat(rich.images()).isEqualTo(1);
        assertThat(rich.inputAtMost()).isEqualTo(rich.length() + 4_096);
    }
}
