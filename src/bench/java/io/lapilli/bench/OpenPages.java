package io.lapilli.bench;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Overviews that people have open, each in a browser of its own as far as the portal can tell; nothing is drawn. */
final class OpenPages {

    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\"[^>]*content=\"([^\"]+)\"");
    private static final Pattern KEY = Pattern.compile("\"Vaadin-Security-Key\":\"([^\"]+)\"");
    private static final Pattern PAGE = Pattern.compile("\"v-uiId\":(\\d+)");

    private final String base;
    private final String shown;
    private final List<HttpClient> browsers = new ArrayList<>();

    /** @param shown what stands on an Overview */
    OpenPages(int port, String shown) {
        this.base = "http://127.0.0.1:" + port;
        this.shown = shown;
    }

    /** Signs somebody in and opens the Overview, which stays open. */
    void open(String email, String password) throws IOException, InterruptedException {
        HttpClient browser = HttpClient.newBuilder()
                .cookieHandler(new CookieManager())
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
        browsers.add(browser);
        String token = found(CSRF, send(browser, get("/login"), 200), "a token to sign in with");
        String form = Map.of("username", email, "password", password, "_csrf", token).entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        send(browser, post("/login", "application/x-www-form-urlencoded", form), 302);
        String page = send(browser, get("/?v-r=init&location=&query="), 200);
        String enter = """
                {"csrfToken":"%s","rpc":[{"type":"event","node":1,"event":"ui-navigate","data":{"route":"","query":"",\
                "appShellTitle":"","historyState":{"idx":0},"trigger":""}}],"syncId":0,"clientId":0}""".formatted(found(KEY, page, "the page's key"));
        String answer = send(
                browser,
                post("/?v-r=uidl&v-uiId=" + found(PAGE, page, "the page's number"), "application/json", enter),
                200);
        if (!answer.contains(shown)) {
            throw new IOException("what opened is no Overview: " + answer.substring(0, Math.min(500, answer.length())));
        }
    }

    private HttpRequest.Builder get(String path) {
        return HttpRequest.newBuilder(URI.create(base + path)).timeout(Duration.ofSeconds(60));
    }

    private HttpRequest.Builder post(String path, String type, String body) {
        return get(path).header("Content-Type", type).POST(HttpRequest.BodyPublishers.ofString(body));
    }

    private static String send(HttpClient browser, HttpRequest.Builder request, int expected)
            throws IOException, InterruptedException {
        HttpResponse<String> answer = browser.send(request.build(), HttpResponse.BodyHandlers.ofString());
        boolean refused = answer.headers().firstValue("location").orElse("").contains("login?");
        if (answer.statusCode() != expected || refused) {
            throw new IOException(
                    answer.request().method() + " " + answer.uri().getPath() + " answered " + answer.statusCode() + " "
                            + answer.headers().firstValue("location").orElse(""));
        }
        return answer.body();
    }

    private static String found(Pattern pattern, String text, String what) throws IOException {
        Matcher matcher = pattern.matcher(text);
        if (!matcher.find()) {
            throw new IOException("no " + what + " in: " + text.substring(0, Math.min(500, text.length())));
        }
        return matcher.group(1);
    }
}
