package io.lapilli.rehearsal.answer;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import tools.jackson.databind.JsonNode;

/** Finds a text for a property of a schema, by its format, its name and its description. */
final class StringFill {

    private static final int USUAL_LENGTH = 400;

    private record Known(Pattern pattern, String otherwise) {}

    private static final Known EMAIL =
            new Known(Pattern.compile("[\\w.+-]{1,64}@[\\w-]+(?:\\.[\\w-]+)+"), "nobody@example.com");
    private static final Known URI = new Known(Pattern.compile("https?://[^\\s\"<>]+"), "https://example.com/");

    private static final Map<String, Known> FORMATS = Map.of(
            "date", new Known(Pattern.compile("\\b\\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\\d|3[01])\\b"), "2026-01-01"),
            "date-time",
                    new Known(
                            Pattern.compile(
                                    "\\b\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(?:\\.\\d+)?(?:Z|[+-]\\d\\d:\\d\\d)"),
                            "2026-01-01T00:00:00Z"),
            "time",
                    new Known(
                            Pattern.compile("\\b(?:[01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(?:Z|[+-]\\d\\d:\\d\\d)"),
                            "00:00:00Z"),
            "duration", new Known(Pattern.compile("\\bP(?=.)(?:\\d+D)?(?:T(?:\\d+H)?(?:\\d+M)?)?\\b"), "P1D"),
            "email", EMAIL,
            "uri", URI,
            "hostname", new Known(Pattern.compile("\\b[a-z0-9-]+(?:\\.[a-z0-9-]+)+\\b"), "example.com"),
            "ipv4",
                    new Known(
                            Pattern.compile("\\b(?:(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)(?:\\.(?!$)|\\b)){4}"), "192.0.2.1"),
            "ipv6", new Known(Pattern.compile("\\b[0-9a-f]{1,4}(?::[0-9a-f]{1,4}){7}\\b"), "2001:db8::1"),
            "uuid",
                    new Known(
                            Pattern.compile("\\b[0-9a-fA-F]{8}-(?:[0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}\\b"),
                            "00000000-0000-4000-8000-000000000000"));

    private static final Pattern PHONE = Pattern.compile("\\+?\\d[\\d ()/-]{6,}\\d");
    private static final Pattern DAY = Pattern.compile(
            "\\b\\d{4}-\\d\\d-\\d\\d\\b|\\b(?:today|tomorrow|tonight|heute|morgen|monday|tuesday|wednesday|thursday|friday|saturday"
                    + "|sunday)\\b|今天|明天|后天|今晚",
            Pattern.CASE_INSENSITIVE);

    private final JsonNode schema;
    private final String name;
    private final Finder finder;

    StringFill(JsonNode schema, String name, Finder finder) {
        this.schema = schema;
        this.name = name;
        this.finder = finder;
    }

    String value() {
        return sized(
                schema,
                matching()
                        .or(this::formatted)
                        .or(() -> finder.labelled(name))
                        .or(this::named)
                        .orElseGet(this::passage));
    }

    /** Several texts for the items of a list. */
    static List<String> list(JsonNode items, String name, Finder finder, int most) {
        String lower = name.toLowerCase(Locale.ROOT);
        boolean words = lower.matches(".*(?:tag|keyword|topic|label|term|entit).*");
        List<String> texts = place(lower) && !finder.places().isEmpty()
                ? finder.places()
                : words ? finder.keywords(most) : finder.passages(finder.question() + " " + name, most);
        return texts.stream().limit(most).map(text -> sized(items, text)).toList();
    }

    static boolean place(String name) {
        return name.toLowerCase(Locale.ROOT)
                .matches(".*(?:city|cities|location|place|destination|origin|country|town|region|stadt|ort).*");
    }

    private Optional<String> matching() {
        if (!schema.path("pattern").isString()) {
            return Optional.empty();
        }
        try {
            String pattern = schema.get("pattern").stringValue().replaceAll("^\\^|\\$$", "");
            return finder.matchForeign(Pattern.compile(pattern)).filter(text -> !text.isEmpty());
        } catch (PatternSyntaxException | PatienceExhausted otherDialectOrTooSlow) {
            return Optional.empty();
        }
    }

    private Optional<String> formatted() {
        return Optional.ofNullable(FORMATS.get(schema.path("format").asString("")))
                .map(known -> finder.match(known.pattern()).orElse(known.otherwise()));
    }

    private Optional<String> named() {
        String lower = name.toLowerCase(Locale.ROOT);
        if (place(lower)) {
            return finder.places().stream().findFirst().or(finder::properName);
        }
        if (lower.matches(".*(?:e-?mail).*")) {
            return finder.match(EMAIL.pattern());
        }
        if (lower.matches(".*(?:url|link|website).*")) {
            return finder.match(URI.pattern());
        }
        if (lower.matches(".*(?:phone|telefon|mobile).*")) {
            return finder.match(PHONE);
        }
        if (lower.matches("(?:.*[_-])?(?:date|day|when)(?:[_-].*)?")) {
            return finder.match(DAY);
        }
        if (lower.matches(".*(?:id|number|code|sku|order|ref(?:erence)?)")) {
            return finder.code();
        }
        if (lower.matches("(?:q|query|question|search.*|prompt|input|request)")) {
            return Optional.of(finder.question());
        }
        if (lower.matches(".*(?:name|person|customer|company|author)")) {
            return finder.quoted().or(finder::properName);
        }
        return Optional.empty();
    }

    private String passage() {
        List<String> passages = finder.passages(SchemaFill.about(schema, name) + " " + finder.question(), 1);
        return passages.isEmpty() ? finder.question() : passages.getFirst();
    }

    private static String sized(JsonNode schema, String text) {
        int most = schema.path("maxLength").asInt(USUAL_LENGTH);
        int least = schema.path("minLength").asInt(0);
        int length = text.codePointCount(0, text.length());
        if (length > most) {
            return text.substring(0, text.offsetByCodePoints(0, most));
        }
        return length < least ? text + "…".repeat(least - length) : text;
    }
}
