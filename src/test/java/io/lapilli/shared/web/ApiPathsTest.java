package io.lapilli.shared.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.lapilli.shared.RequestId;
import io.lapilli.support.ApiCalls;
import io.lapilli.support.HttpScene;
import io.lapilli.support.HttpTest;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

@HttpTest
class ApiPathsTest {

    @LocalServerPort
    private int port;

    @Autowired
    private HttpScene scene;

    @ParameterizedTest
    @ValueSource(strings = {"/v1", "/v1/", "/v1/nothing", "/v1/nothing/at/all", "/v1/login", "/v1/organizations"})
    void answersUnknownPathsWithTheApisNotFound(String path) {
        var answer = new ApiCalls(port).with("Accept", "text/html").get(path);

        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.code()).isEqualTo("not_found");
        assertThat(answer.json().path("error").propertyNames())
                .containsExactlyInAnyOrder("message", "type", "param", "code");
        assertThat(RequestId.parse(answer.header("x-request-id"))).isPresent();
    }

    @Test
    void answersAnotherMethodAndAnotherMediaTypeInTheApisShape() {
        var organisation = scene.anOrganisation();
        var calls = new ApiCalls(port).key(scene.anAdminKey(organisation));

        var put = calls.call("PUT", "/v1/organization/projects", "{}");
        assertThat(put.status()).isEqualTo(405);
        assertThat(put.code()).isEqualTo("method_not_allowed");
        assertThat(put.header("Allow")).contains("GET").contains("POST");

        var form = calls.with("Content-Type", "text/plain").call("POST", "/v1/organization/projects", "x");
        assertThat(form.status()).isEqualTo(415);
        assertThat(form.code()).isEqualTo("unsupported_media_type");

        var unknown = calls.get("/v1/organization/nothing");
        assertThat(unknown.status()).isEqualTo(404);
        assertThat(unknown.code()).isEqualTo("not_found");
    }

    /** Requests that a client library can't make. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /v1/no%2Fslash",
                "GET /v1/a;b=c",
                "GET /v1//a",
                "GET /v1/%00",
                "GET /v1/%zz",
                "GET /v1/..%2fx",
                "GET /v1/organization/projects?a={\"b\":|^}",
                "PROPFIND /v1/a"
            })
    void answersWhatCantBeReadInTheApisShape(String line) throws IOException {
        assertThat(raw(line))
                .startsWith("HTTP/1.1 4")
                .contains("application/json")
                .contains("{\"error\":{");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a[]=1&a[]=2", "a%5B%5D=1", "a=1&a=2"})
    void readsEveryFormOfArrayParameters(String query) throws IOException {
        assertThat(raw("GET /v1/nothing?" + query)).startsWith("HTTP/1.1 404");
    }

    private String raw(String line) throws IOException {
        try (var socket = new Socket("127.0.0.1", port)) {
            socket.getOutputStream()
                    .write((line + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
