package io.lapilli.apikey.ui;

import io.lapilli.apikey.KeyKind;
import io.lapilli.ui.CodeBlock.Sample;
import java.util.List;

/** A first call with a key that manages; official client libraries know the management plane only. */
final class ManagingSnippet {

    private static final String CURL = """
            curl %s/%s \\
              -H "Authorization: Bearer %s"
            """;
    private static final String PYTHON = """
            from openai import OpenAI  # pip install openai

            client = OpenAI(base_url="%s", admin_api_key="%s")

            for project in client.admin.organization.projects.list():
                print(project.id, project.name)
            """;
    private static final String NODE = """
            import OpenAI from 'openai'; // npm install openai

            const client = new OpenAI({ baseURL: '%s', adminAPIKey: '%s' });

            for await (const project of client.admin.organization.projects.list()) {
              console.log(project.id, project.name);
            }
            """;
    private static final String JAVA = """
            // com.openai:openai-java
            OpenAIClient client = OpenAIOkHttpClient.builder()
                    .baseUrl("%s")
                    .adminApiKey("%s")
                    .build();

            for (Project project : client.admin().organization().projects().list().autoPager()) {
                System.out.println(project.id() + " " + project.name().orElse(""));
            }
            """;

    private ManagingSnippet() {}

    /** @param address of the API, without a slash at its end */
    static List<Sample> of(KeyKind kind, String address, String secret) {
        String path = kind == KeyKind.OPERATOR ? "operator/organizations" : "organization/projects";
        var curl = new Sample("curl", CURL.formatted(address, path, secret).strip());
        return kind == KeyKind.OPERATOR
                ? List.of(curl)
                : List.of(
                        curl,
                        new Sample("Python", PYTHON.formatted(address, secret).strip()),
                        new Sample("Node", NODE.formatted(address, secret).strip()),
                        new Sample("Java", JAVA.formatted(address, secret).strip()));
    }
}
