package io.lapilli.identity.ui;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a person would call a browser and the machine it runs on. */
final class Agents {

    /** The first that is found counts: nearly every browser says that it is some older one as well. */
    private static final Map<String, Pattern> BROWSERS = ordered(
            "Edge", "Edg(?:e|A|iOS)?/(\\d+)",
            "Opera", "(?:OPR|Opera)/(\\d+)",
            "Samsung Internet", "SamsungBrowser/(\\d+)",
            "Firefox", "(?:Firefox|FxiOS)/(\\d+)",
            "Chrome", "(?:HeadlessChrome|Chrome|CriOS|Chromium)/(\\d+)",
            "Safari", "Version/(\\d+)[^ ]* (?:Mobile/[^ ]+ )?Safari",
            "curl", "^curl/(\\d+)");

    private static final Map<String, Pattern> SYSTEMS = ordered(
            "iPhone", "iPhone",
            "iPad", "iPad",
            "Android", "Android",
            "Windows", "Windows",
            "macOS", "Mac OS X|Macintosh",
            "ChromeOS", "CrOS",
            "Linux", "Linux|X11");

    private Agents() {}

    /** For example "Firefox 142 · Linux"; the beginning of what it says where it is none that is known. */
    static String name(String agent) {
        List<String> parts = Stream.of(found(BROWSERS, agent, true), found(SYSTEMS, agent, false))
                .filter(part -> !part.isEmpty())
                .toList();
        return parts.isEmpty() ? agent.substring(0, Math.min(agent.length(), 40)) : String.join(" · ", parts);
    }

    private static String found(Map<String, Pattern> known, String agent, boolean version) {
        for (var one : known.entrySet()) {
            Matcher matcher = one.getValue().matcher(agent);
            if (matcher.find()) {
                return version ? one.getKey() + ' ' + matcher.group(1) : one.getKey();
            }
        }
        return "";
    }

    private static Map<String, Pattern> ordered(String... namesAndPatterns) {
        var all = new LinkedHashMap<String, Pattern>();
        for (int i = 0; i < namesAndPatterns.length; i += 2) {
            all.put(namesAndPatterns[i], Pattern.compile(namesAndPatterns[i + 1]));
        }
        return all;
    }
}
