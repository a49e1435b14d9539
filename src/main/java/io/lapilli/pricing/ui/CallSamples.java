package io.lapilli.pricing.ui;

import io.lapilli.catalog.Model;
import io.lapilli.ui.CodeBlock.Sample;
import java.util.List;

/** Code that calls one model, ready to run but for the key. */
final class CallSamples {

    private CallSamples() {}

    /**
     * @param address the portal's, without a slash at its end
     * @param chat whether to chat with it; otherwise to embed
     * @param words what is said to it, without quotation marks
     */
    static List<Sample> of(Model model, String address, boolean chat, String words) {
        String base = address + "/v1";
        return List.of(
                new Sample("curl", chat ? curlChat(base, model, words) : curlEmbedding(base, model, words)),
                new Sample("Python", python(base) + (chat ? pythonChat(model, words) : pythonEmbedding(model, words))),
                new Sample("Node", node(base) + (chat ? nodeChat(model, words) : nodeEmbedding(model, words))));
    }

    private static String curlChat(String base, Model model, String words) {
        return """
                curl %s/chat/completions \\
                  -H "Authorization: Bearer $LAPILLI_API_KEY" \\
                  -H "Content-Type: application/json" \\
                  -d '{"model": "%s", "messages": [{"role": "user", "content": "%s"}]}'""".formatted(base, model.name(), words);
    }

    private static String curlEmbedding(String base, Model model, String words) {
        return """
                curl %s/embeddings \\
                  -H "Authorization: Bearer $LAPILLI_API_KEY" \\
                  -H "Content-Type: application/json" \\
                  -d '{"model": "%s", "input": "%s"}'""".formatted(base, model.name(), words);
    }

    private static String python(String base) {
        return """
                import os
                from openai import OpenAI

                client = OpenAI(base_url="%s", api_key=os.environ["LAPILLI_API_KEY"])
                """.formatted(base);
    }

    private static String pythonChat(Model model, String words) {
        return """
                answer = client.chat.completions.create(
                    model="%s", messages=[{"role": "user", "content": "%s"}])
                print(answer.choices[0].message.content)""".formatted(model.name(), words);
    }

    private static String pythonEmbedding(Model model, String words) {
        return """
                answer = client.embeddings.create(model="%s", input="%s")
                print(answer.data[0].embedding)""".formatted(model.name(), words);
    }

    private static String node(String base) {
        return """
                import OpenAI from "openai";

                const client = new OpenAI({ baseURL: "%s", apiKey: process.env.LAPILLI_API_KEY });
                """.formatted(base);
    }

    private static String nodeChat(Model model, String words) {
        return """
                const answer = await client.chat.completions.create({
                  model: "%s", messages: [{ role: "user", content: "%s" }] });
                console.log(answer.choices[0].message.content);""".formatted(model.name(), words);
    }

    private static String nodeEmbedding(Model model, String words) {
        return """
                const answer = await client.embeddings.create({ model: "%s", input: "%s" });
                console.log(answer.data[0].embedding);""".formatted(model.name(), words);
    }
}
