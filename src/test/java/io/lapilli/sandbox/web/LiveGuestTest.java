package io.lapilli.sandbox.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lapilli.sandbox.LiveFixtures;
import io.lapilli.sandbox.LiveSession;
import io.lapilli.sandbox.Participant;
import io.lapilli.sandbox.Participants;
import io.lapilli.sandbox.RoomRole;
import io.lapilli.sandbox.text.Ascii;
import io.lapilli.support.HttpTest;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import tools.jackson.databind.JsonNode;

/** What somebody with a link, and somebody without, can do over HTTP. */
@HttpTest
class LiveGuestTest {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    @Autowired
    ApplicationContext portal;

    @LocalServerPort
    int port;

    private LiveFixtures scene;
    private LiveSession session;
    private Participant host;
    private Participants participants;

    @BeforeEach
    void open() {
        scene = new LiveFixtures(portal);
        session = scene.session(scene.models.aPricedModel("rehearsal"), "50", null);
        host = scene.host(session);
        participants = scene.get(Participants.class);
    }

    @Test
    void comesInByALinkTypesAndRunsAndHearsOfItAll() throws Exception {
        String cookie = join(RoomRole.EDITOR, "Kenji Tanaka");
        try (var screen = new Screen(cookie)) {
            JsonNode state = screen.first("state");
            assertThat(state.path("me").path("name").asString()).isEqualTo("Kenji Tanaka");
            assertThat(state.path("links")).isEmpty();
            JsonNode prompt = screen.documents(3).stream()
                    .filter(one -> one.path("text").asString().contains("{{brand}}"))
                    .findFirst()
                    .orElseThrow();
            int length = prompt.path("text").asString().length();

            String document = prompt.path("id").asString();
            assertThat(post(cookie, "edit", """
                            {"document":"%s","base":0,"client":"guestscreen","first":0,"changes":[[%d,[0," Be brief."]]]}
                            """.formatted(document, length)).body())
                    .isEqualTo("{\"taken\":true}");
            assertThat(screen.first("changes")
                            .path("changes")
                            .get(0)
                            .path("client")
                            .asString())
                    .isEqualTo("guestscreen");

            assertThat(post(cookie, "run", "{}").statusCode()).isEqualTo(200);
            await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
                JsonNode answer =
                        screen.last("state").path("room").path("answers").path(0);
                assertThat(answer.path("state").asString()).isEqualTo("done");
                assertThat(answer.path("version").intValue()).isEqualTo(1);
                assertThat(answer.path("cost").asString()).isNotEmpty();
                assertThat(answer.path("firstToken").intValue()).isPositive();
            });
            String told = screen.text();
            assertThat(told).isNotBlank();
            // a screen that comes later finds the same
            try (var second = new Screen(cookie)) {
                second.first("text");
                assertThat(second.text()).isEqualTo(told);
            }
            String run = screen.last("state")
                    .path("room")
                    .path("answers")
                    .path(0)
                    .path("id")
                    .asString();
            assertThat(post(cookie, "judge", "{\"run\":\"" + run + "\",\"good\":false,\"reason\":\"too long\"}")
                            .statusCode())
                    .isEqualTo(200);
            JsonNode story = Ascii.JSON.readTree(get(cookie, live("timeline")).body());
            assertThat(story.path("moments")
                            .valueStream()
                            .map(one -> one.path("kind").asString() + " "
                                    + one.path("by").asString()))
                    .contains("joined Kenji Tanaka", "typed Kenji Tanaka", "run Kenji Tanaka", "verdict Kenji Tanaka");
        }
    }

    @Test
    void whoLooksOnChangesNothing() throws Exception {
        String cookie = join(RoomRole.VIEWER, "Wei");
        String document;
        try (var screen = new Screen(cookie)) {
            document = screen.documents(1).getFirst().path("id").asString();
        }

        assertThat(Stream.of(
                        "edit",
                        "restore",
                        "run",
                        "stop",
                        "judge",
                        "variants/copy",
                        "variants/change",
                        "variants/drop",
                        "settings",
                        "links",
                        "links/revoke",
                        "people/remove"))
                .allSatisfy(action -> assertThat(
                                post(cookie, action, whole(document)).statusCode())
                        .as(action)
                        .isEqualTo(403));
    }

    @Test
    void aGuestLeadsNothing() throws Exception {
        String cookie = join(RoomRole.EDITOR, "Kenji");

        assertThat(Stream.of("settings", "links", "links/revoke", "people/remove"))
                .allSatisfy(action -> assertThat(
                                post(cookie, action, whole(session.id().value().toString()))
                                        .statusCode())
                        .as(action)
                        .isEqualTo(403));
    }

    @Test
    void aRevokedLinkEndsItsScreensWithinASecond() throws Exception {
        Participants.IssuedLink link = participants.issue(host, RoomRole.EDITOR, Duration.ofHours(2));
        String cookie = cookie(joined(link.token(), "Kenji"));
        try (var screen = new Screen(cookie)) {
            screen.first("state");

            participants.revoke(host, link.link().id());

            await().atMost(Duration.ofSeconds(1))
                    .until(() -> !screen.all("over").isEmpty());
        }
        assertThat(get(cookie, live("timeline")).statusCode()).isEqualTo(401);
        assertThat(post(cookie, "run", "{}").statusCode()).isEqualTo(401);
        assertThat(joined(link.token(), "Again").statusCode()).isEqualTo(404);
    }

    @Test
    void whoIsRemovedIsOut() throws Exception {
        String cookie = join(RoomRole.EDITOR, "Kenji");
        try (var screen = new Screen(cookie)) {
            String id = screen.first("state").path("me").path("id").asString();

            participants.remove(host, UUID.fromString(id));

            await().atMost(Duration.ofSeconds(1))
                    .until(() -> !screen.all("over").isEmpty());
        }
        assertThat(get(cookie, live("timeline")).statusCode()).isEqualTo(401);
    }

    @Test
    void aGuestsCookieOpensNoOtherRoom() throws Exception {
        LiveSession other = scene.session(scene.models.aPricedModel("rehearsal"), "50", null);
        String cookie = join(RoomRole.EDITOR, "Kenji");
        String there = "/live/" + other.id().text() + "/";

        assertThat(Stream.of("stream", "timeline", "text?document=" + other.id().value() + "&version=0"))
                .allSatisfy(page ->
                        assertThat(get(cookie, there + page).statusCode()).isEqualTo(401));
        assertThat(Stream.of("edit", "run", "stop", "judge", "settings", "links", "variants/copy"))
                .allSatisfy(action -> assertThat(
                                send(cookie, there + action, "{}", true).statusCode())
                        .isEqualTo(401));
        // what belongs to the other room is not found through one's own
        String document = documentOf(other);
        assertThat(get(cookie, live("text?version=0&document=" + document)).statusCode())
                .isEqualTo(404);
        assertThat(post(cookie, "edit", whole(document)).statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/projects",
                "/keys",
                "/usage",
                "/users",
                "/customers",
                "/live-sessions",
                "/profile",
                "/v1/models",
                "/v1/organization/projects",
                "/v1/operator/organizations",
                "/actuator/prometheus",
                "/openapi.json",
                "/actuator/env"
            })
    void aGuestsCookieOpensNothingElse(String path) throws Exception {
        String cookie = join(RoomRole.EDITOR, "Kenji");
        String nobody = RoomDoor.COOKIE + "=nothing";

        HttpResponse<String> guest = get(cookie, path);
        HttpResponse<String> stranger = get(nobody, path);

        assertThat(guest.statusCode()).isEqualTo(stranger.statusCode());
        assertThat(guest.headers().firstValue("location"))
                .isEqualTo(stranger.headers().firstValue("location"));
    }

    @Test
    void theCookieIsForThisRoomAndForNoScript() throws Exception {
        HttpResponse<String> answer = joined(
                participants.issue(host, RoomRole.VIEWER, Duration.ofHours(2)).token(), "Wei");

        assertThat(answer.headers().firstValue("set-cookie").orElseThrow())
                .contains(
                        "HttpOnly",
                        "SameSite=Strict",
                        "Path=/live/" + session.id().text(),
                        "Max-Age=");
        assertThat(answer.body()).isEqualTo("{}");
    }

    @Test
    void strangersAndOtherSitesGetNowhere() throws Exception {
        String cookie = join(RoomRole.EDITOR, "Kenji");

        assertThat(get("x=y", live("stream")).statusCode()).isEqualTo(401);
        assertThat(get("x=y", "/live/live_00000000000000000000000000/stream").statusCode())
                .isEqualTo(401);
        assertThat(get("x=y", "/live/nonsense").statusCode()).isEqualTo(401);
        assertThat(send(cookie, live("run"), "{}", false).statusCode()).isEqualTo(403);
        assertThat(joined("not a token", "Eve").statusCode()).isEqualTo(404);
        assertThat(post(cookie, "edit", "no json").statusCode()).isEqualTo(400);
        assertThat(post(cookie, "nonsense", "{}").statusCode()).isEqualTo(404);
    }

    // ---- hands

    private String documentOf(LiveSession other) throws Exception {
        String token = participants
                .issue(scene.host(other), RoomRole.VIEWER, Duration.ofHours(1))
                .token();
        HttpResponse<String> answer =
                send("", "/live/" + other.id().text() + "/join", "{\"token\":\"" + token + "\",\"name\":\"W\"}", true);
        try (var screen = new Screen(cookie(answer), other)) {
            return screen.documents(1).getFirst().path("id").asString();
        }
    }

    /** Fields that every action finds what it needs in. */
    private static String whole(String id) {
        return """
                {"document":"%1$s","version":0,"variant":"%1$s","run":"%1$s","good":true,"reason":"","label":"",
                 "model":"m","parameters":{},"role":"viewer","hours":1,"link":"%1$s","participant":"%1$s",
                 "stage":"won","base":0,"client":"guestscreen","first":0,"changes":[[1]]}
                """.formatted(id);
    }

    private String join(RoomRole role, String name) throws Exception {
        return cookie(joined(participants.issue(host, role, Duration.ofHours(2)).token(), name));
    }

    private HttpResponse<String> joined(String token, String name) throws Exception {
        return send("", live("join"), "{\"token\":\"" + token + "\",\"name\":\"" + name + "\"}", true);
    }

    private static String cookie(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return answer.headers().firstValue("set-cookie").orElseThrow().split(";", 2)[0];
    }

    private String live(String page) {
        return "/live/" + session.id().text() + "/" + page;
    }

    private HttpResponse<String> post(String cookie, String action, String body) throws Exception {
        return send(cookie, live(action), body, true);
    }

    private HttpResponse<String> send(String cookie, String path, String body, boolean ours) throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("content-type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body));
        if (!cookie.isEmpty()) {
            request.header("cookie", cookie);
        }
        if (ours) {
            request.header(LiveServlet.HEADER, "1");
        }
        return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> get(String cookie, String path) throws Exception {
        return HTTP.send(
                HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                        .header("cookie", cookie)
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    /** One that listens. */
    private final class Screen implements AutoCloseable {

        private final List<Map.Entry<String, JsonNode>> heard = new CopyOnWriteArrayList<>();
        private final InputStream stream;

        Screen(String cookie) throws Exception {
            this(cookie, session);
        }

        Screen(String cookie, LiveSession room) throws Exception {
            HttpResponse<InputStream> answer = HTTP.send(
                    HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/live/"
                                    + room.id().text() + "/stream"))
                            .header("cookie", cookie)
                            .build(),
                    HttpResponse.BodyHandlers.ofInputStream());
            assertThat(answer.statusCode()).isEqualTo(200);
            stream = answer.body();
            Thread.ofVirtual().start(this::listen);
        }

        private void listen() {
            try (var lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.US_ASCII))) {
                String event = "";
                for (@Nullable String line = lines.readLine(); line != null; line = lines.readLine()) {
                    if (line.startsWith("event: ")) {
                        event = line.substring(7);
                    } else if (line.startsWith("data: ")) {
                        heard.add(Map.entry(event, Ascii.JSON.readTree(line.substring(6))));
                    }
                }
            } catch (IOException closed) {
                // the test is over
            }
        }

        List<JsonNode> all(String event) {
            return heard.stream()
                    .filter(one -> one.getKey().equals(event))
                    .map(Map.Entry::getValue)
                    .toList();
        }

        JsonNode first(String event) {
            await().atMost(Duration.ofSeconds(10)).until(() -> !all(event).isEmpty());
            return all(event).getFirst();
        }

        JsonNode last(String event) {
            return all(event).getLast();
        }

        List<JsonNode> documents(int count) {
            await().atMost(Duration.ofSeconds(10)).until(() -> all("document").size() >= count);
            return all("document");
        }

        /** The pieces of the answer, which follow each other without a gap. */
        String text() {
            var text = new StringBuilder();
            for (JsonNode piece : all("text")) {
                assertThat(piece.path("from").intValue()).isEqualTo(text.length());
                text.append(piece.path("text").asString());
            }
            return text.toString();
        }

        @Override
        public void close() throws IOException {
            stream.close();
        }
    }
}
