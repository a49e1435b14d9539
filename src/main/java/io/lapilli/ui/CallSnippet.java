package io.lapilli.ui;

import com.vaadin.flow.i18n.I18NProvider;
import com.vaadin.flow.server.VaadinRequest;
import com.vaadin.flow.server.VaadinServletRequest;
import io.lapilli.ui.CodeBlock.Sample;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The first call, for a shell and the official client libraries, as it works from where the reader sits. */
public final class CallSnippet {

    private static final String CURL = """
            curl %s/chat/completions \\
              -H "Authorization: Bearer %s" \\
              -H "Content-Type: application/json" \\
              -d '{"model": "%s", "messages": [{"role": "user", "content": "%s"}]}'
            """;
    private static final String PYTHON = """
            from openai import OpenAI  # pip install openai

            client = OpenAI(base_url="%s", api_key=%s)

            answer = client.chat.completions.create(
                model="%s",
                messages=[{"role": "user", "content": "%s"}],
            )
            print(answer.choices[0].message.content)
            """;
    private static final String NODE = """
            import OpenAI from 'openai'; // npm install openai

            const client = new OpenAI({ baseURL: '%s', apiKey: %s });

            const answer = await client.chat.completions.create({
              model: '%s',
              messages: [{ role: 'user', content: '%s' }],
            });
            console.log(answer.choices[0].message.content);
            """;
    private static final String JAVA = """
            // com.openai:openai-java
            OpenAIClient client = OpenAIOkHttpClient.builder()
                    .baseUrl("%s")
                    .apiKey(%s)
                    .build();

            ChatCompletion answer = client.chat().completions().create(ChatCompletionCreateParams.builder()
                    .model("%s")
                    .addUserMessage("%s")
                    .build());
            System.out.println(answer.choices().getFirst().message().content().orElse(""));
            """;
    private static final String VARIABLE = "LAPILLI_API_KEY";

    private CallSnippet() {}

    /**
     * @param address of the API, see {@link #address}
     * @param model one that the key may call
     * @param secret a key that was just made; null: read from the environment variable {@value #VARIABLE}
     */
    public static List<Sample> of(String address, String model, @Nullable String secret) {
        String hello = I18NProvider.translate("ui.snippet.hello");
        return List.of(
                new Sample(
                        "curl",
                        CURL.formatted(address, secret == null ? "$" + VARIABLE : secret, model, hello)
                                .strip()),
                new Sample(
                        "Python",
                        (secret == null ? "import os\n\n" : "")
                                + PYTHON.formatted(
                                                address,
                                                secret == null ? "os.environ[\"" + VARIABLE + "\"]" : quoted(secret),
                                                model,
                                                hello)
                                        .strip()),
                new Sample(
                        "Node",
                        NODE.formatted(
                                        address,
                                        secret == null ? "process.env." + VARIABLE : "'" + secret + "'",
                                        model,
                                        hello)
                                .strip()),
                new Sample(
                        "Java",
                        JAVA.formatted(
                                        address,
                                        secret == null ? "System.getenv(\"" + VARIABLE + "\")" : quoted(secret),
                                        model,
                                        hello)
                                .strip()));
    }

    /**
     * Where the API is for the reader: the public address where one is set, else the one this page was asked at. To be
     * called within a request.
     */
    public static String address(@Nullable URI publicAddress) {
        if (publicAddress != null) {
            return publicAddress.toString().replaceFirst("/+$", "") + "/v1";
        }
        if (VaadinRequest.getCurrent() instanceof VaadinServletRequest request) {
            URI asked =
                    URI.create(request.getHttpServletRequest().getRequestURL().toString());
            return asked.getScheme() + "://" + asked.getAuthority()
                    + request.getHttpServletRequest().getContextPath() + "/v1";
        }
        return "/v1";
    }

    private static String quoted(String text) {
        return '"' + text + '"';
    }
}
