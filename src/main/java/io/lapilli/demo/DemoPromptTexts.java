package io.lapilli.demo;

import io.lapilli.catalog.Parameter;
import io.lapilli.prompt.PromptContent;
import io.lapilli.prompt.PromptMessage;
import io.lapilli.prompt.PromptMessage.Role;
import io.lapilli.prompt.Variable;
import io.lapilli.prompt.VariableType;
import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The prompts of a demo's customers, in their languages, and how they came to be what they are. */
final class DemoPromptTexts {

    /**
     * A prompt.
     *
     * @param customer name of whose it is
     * @param project name
     * @param calls by the names of flows: version and calls a day
     */
    record Text(
            String customer, String project, String name, List<Version> versions, List<Move> moves, List<Call> calls) {}

    /** @param author null: a key published it @param age in days */
    record Version(DemoPeople.@Nullable Person author, int age, String note, PromptContent content) {}

    /** @param age in days */
    record Move(String label, int version, boolean back, DemoPeople.Person by, int age) {}

    record Call(String flow, int version, int daily) {}

    private static final String PRODUCTION = "production";
    private static final Variable CUSTOMER = Variable.text("customer");
    private static final Variable PHONE = new Variable("model", VariableType.TEXT, List.of(), "M9 Pro");
    private static final Variable TONE =
            new Variable("tone", VariableType.CHOICE, List.of("friendly", "brief", "formal"), "friendly");
    private static final Variable MONTHS = new Variable("warranty_months", VariableType.NUMBER, List.of(), "24");
    private static final Variable APOLOGY = new Variable(
            "apology",
            VariableType.YES_NO,
            List.of("Begin with one sentence of apology.", "Do not apologise."),
            "false");

    static final List<Text> ALL = List.of(
            new Text(
                    LargeCustomers.MORI.name(),
                    "Customer service",
                    "Support answer",
                    List.of(
                            new Version(
                                    DemoPeople.ZHAO,
                                    64,
                                    "First version",
                                    content("doubao-pro-32k", Map.of(), """
                                    You answer customers of Mori Mobile.
                                    The customer is {{customer}} and has a {{model}}.
                                    Answer politely.""", "{{question}}", CUSTOMER, PHONE)),
                            new Version(
                                    DemoPeople.SUN,
                                    41,
                                    "Warranty comes from the shop, not from the model",
                                    content(
                                            "doubao-pro-32k",
                                            Map.of(Parameter.TEMPERATURE, "0.4"),
                                            """
                                    You answer customers of Mori Mobile.
                                    The customer is {{customer}} and has a {{model}}.
                                    The warranty lasts {{warranty_months}} months. Promise nothing beyond it.
                                    Answer politely.""",
                                            "{{question}}",
                                            CUSTOMER,
                                            PHONE,
                                            MONTHS)),
                            new Version(
                                    DemoPeople.HAN,
                                    19,
                                    "Tone by channel; ask for the serial number only when it is needed",
                                    content(
                                            "doubao-pro-32k",
                                            Map.of(Parameter.TEMPERATURE, "0.3"),
                                            """
                                    You answer customers of Mori Mobile in a {{tone}} tone.
                                    The customer is {{customer}} and has a {{model}}.
                                    The warranty lasts {{warranty_months}} months. Promise nothing beyond it.
                                    Ask for the serial number only when a repair is asked for.
                                    Answer in the customer's language, in at most five sentences.""",
                                            "{{question}}",
                                            CUSTOMER,
                                            PHONE,
                                            MONTHS,
                                            TONE)),
                            new Version(
                                    DemoPeople.HAN,
                                    4,
                                    "Apologise where the shop was late",
                                    content(
                                            "doubao-pro-32k",
                                            Map.of(Parameter.TEMPERATURE, "0.3", Parameter.MAX_TOKENS, "400"),
                                            """
                                    You answer customers of Mori Mobile in a {{tone}} tone. {{apology}}
                                    The customer is {{customer}} and has a {{model}}.
                                    The warranty lasts {{warranty_months}} months. Promise nothing beyond it.
                                    Ask for the serial number only when a repair is asked for.
                                    Answer in the customer's language, in at most four sentences.""",
                                            "{{question}}",
                                            CUSTOMER,
                                            PHONE,
                                            MONTHS,
                                            TONE,
                                            APOLOGY))),
                    List.of(
                            new Move(PRODUCTION, 1, false, DemoPeople.ZHAO, 63),
                            new Move(PRODUCTION, 2, false, DemoPeople.ZHAO, 40),
                            new Move("staging", 3, false, DemoPeople.HAN, 19),
                            new Move(PRODUCTION, 3, false, DemoPeople.ZHAO, 16),
                            new Move(PRODUCTION, 2, true, DemoPeople.ZHAO, 15),
                            new Move(PRODUCTION, 3, false, DemoPeople.ZHAO, 12),
                            new Move("staging", 4, false, DemoPeople.HAN, 4)),
                    List.of(new Call("service-desk", 3, 410), new Call("case-reader", 4, 12))),
            new Text(
                    LargeCustomers.MORI.name(),
                    "Customer service",
                    "工单摘要",
                    List.of(
                            new Version(
                                    DemoPeople.HAN,
                                    33,
                                    "第一版",
                                    content(
                                            "doubao-lite-32k",
                                            Map.of(),
                                            """
                                    你是手机厂商的客服质检员。用{{sentences}}句话概括下面的工单，
                                    写明机型、问题和客户的要求，不要加入工单里没有的内容。""",
                                            "{{ticket}}",
                                            new Variable("sentences", VariableType.NUMBER, List.of(), "3"))),
                            new Version(
                                    DemoPeople.HAN,
                                    11,
                                    "输出 JSON，方便入库",
                                    content(
                                            "doubao-lite-32k",
                                            Map.of(Parameter.TEMPERATURE, "0"),
                                            """
                                    你是手机厂商的客服质检员。用{{sentences}}句话概括下面的工单。
                                    只输出 JSON：{"model": "机型", "problem": "问题", "request": "要求"}
                                    不要加入工单里没有的内容。""",
                                            "{{ticket}}",
                                            new Variable("sentences", VariableType.NUMBER, List.of(), "3")))),
                    List.of(
                            new Move(PRODUCTION, 1, false, DemoPeople.HAN, 33),
                            new Move(PRODUCTION, 2, false, DemoPeople.HAN, 10)),
                    List.of(new Call("case-reader", 2, 160))),
            new Text(
                    LargeCustomers.MORI.name(),
                    "Phone assistant",
                    "Assistant on the phone",
                    List.of(
                            new Version(DemoPeople.ZHAO, 90, "", content("doubao-pro-32k", Map.of(), """
                                    You are the assistant on the user's phone. It is {{time}} in {{city}}.
                                    Answer in one or two sentences that can be read aloud.""", null)),
                            new Version(
                                    DemoPeople.ZHAO,
                                    27,
                                    "No lists: they can't be read aloud",
                                    content("doubao-pro-32k", Map.of(Parameter.MAX_TOKENS, "160"), """
                                    You are the assistant on the user's phone. It is {{time}} in {{city}}.
                                    Answer in one or two sentences that can be read aloud, without lists and without
                                    symbols. Say so when you don't know.""", null))),
                    List.of(
                            new Move(PRODUCTION, 1, false, DemoPeople.ZHAO, 90),
                            new Move(PRODUCTION, 2, false, DemoPeople.ZHAO, 26)),
                    List.of(new Call("assistant-backend", 2, 1_900))),
            new Text(
                    LargeCustomers.MORI.name(),
                    DemoCustomers.KNOWN_KEYS_PROJECT,
                    "Release notes",
                    List.of(new Version(DemoPeople.ZHAO, 2, "", content("doubao-thinking-64k", Map.of(), """
                                    Turn these commits into release notes for users: {{commits}}
                                    Leave out what users don't notice.""", null))),
                    List.of(),
                    List.of()),
            new Text(
                    LargeCustomers.KRAUSCH.name(),
                    "Service manuals",
                    "Werkstattauskunft",
                    List.of(
                            new Version(
                                    DemoPeople.VOGT,
                                    58,
                                    "Erste Fassung",
                                    content("doubao-pro-128k", Map.of(), """
                                    Du beantwortest Fragen von Mechanikern zum Modell {{baureihe}}.
                                    Antworte nur aus diesem Handbuch: {{handbuch}}""", "{{frage}}")),
                            new Version(
                                    DemoPeople.VOGT,
                                    22,
                                    "Anzugsmomente immer mit Einheit und Seitenzahl",
                                    content("doubao-pro-128k", Map.of(Parameter.TEMPERATURE, "0"), """
                                    Du beantwortest Fragen von Mechanikern zum Modell {{baureihe}}.
                                    Antworte nur aus diesem Handbuch: {{handbuch}}
                                    Nenne Anzugsmomente immer mit Einheit und Seitenzahl. Steht es nicht im Handbuch,
                                    sage das und verweise an die Hotline.""", "{{frage}}"))),
                    List.of(
                            new Move(PRODUCTION, 1, false, DemoPeople.VOGT, 57),
                            new Move(PRODUCTION, 2, false, DemoPeople.VOGT, 21)),
                    List.of(new Call("manual-assistant", 2, 130))),
            new Text(
                    LargeCustomers.KRAUSCH.name(),
                    "Engineering",
                    "Anforderungen prüfen",
                    List.of(new Version(
                            DemoPeople.VOGT,
                            36,
                            "",
                            content(
                                    "doubao-max-200k",
                                    Map.of(Parameter.TEMPERATURE, "0.1"),
                                    """
                                    Prüfe jede Anforderung: Ist sie eindeutig, prüfbar und widerspruchsfrei zu {{norm}}?
                                    Gib eine Tabelle mit Nummer, Urteil und Vorschlag aus.""",
                                    "{{anforderungen}}"))),
                    List.of(new Move(PRODUCTION, 1, false, DemoPeople.VOGT, 35)),
                    List.of(new Call("requirements-reader", 1, 45))));

    private DemoPromptTexts() {}

    private static PromptContent content(
            String model,
            Map<Parameter, String> parameters,
            String system,
            @Nullable String user,
            Variable... variables) {
        var given = new EnumMap<Parameter, BigDecimal>(Parameter.class);
        parameters.forEach((parameter, value) -> given.put(parameter, new BigDecimal(value)));
        var first = new PromptMessage(Role.SYSTEM, system);
        return new PromptContent(
                user == null ? List.of(first) : List.of(first, new PromptMessage(Role.USER, user)),
                model,
                given,
                List.of(variables));
    }
}
