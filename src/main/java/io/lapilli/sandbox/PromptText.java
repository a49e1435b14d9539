package io.lapilli.sandbox;

import io.lapilli.sandbox.text.Ascii;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a variant's prompt becomes when it is sent: the session's own words stand in the place of variables. */
final class PromptText {

    private static final Pattern VARIABLE = Pattern.compile("\\{\\{\\s*([A-Za-z][A-Za-z0-9_]*)\\s*}}");

    private PromptText() {}

    /** What is not known stays as it is written, so that it is seen. What is put in is not looked through again. */
    static String render(String prompt, Map<String, String> variables) {
        return Ascii.wellFormed(VARIABLE.matcher(prompt).replaceAll(found -> value(found, variables)));
    }

    private static String value(MatchResult found, Map<String, String> variables) {
        return Matcher.quoteReplacement(variables.getOrDefault(found.group(1), found.group()));
    }
}
