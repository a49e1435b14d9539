package io.lapilli.rehearsal.answer;

import io.lapilli.rehearsal.directive.Directives;
import io.lapilli.rehearsal.directive.Format;
import io.lapilli.rehearsal.directive.Limit;
import io.lapilli.rehearsal.directive.Limit.Unit;
import io.lapilli.rehearsal.directive.Tone;
import io.lapilli.rehearsal.text.Language;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Puts the sentences of an answer into its form: marker, name, tone, list or table, and within the limits. */
final class Layout {

    private static final Pattern SAYS = Pattern.compile(
            "(.{3,60}?)(?: (?:is|are|has|have|holds|ist|sind|hat|haben|beträgt|erfolgt) |(?<=\\p{IsHan})(?:约?为|是))(.+)");

    private final Task task;
    private final Phrases phrases;
    private final Directives directives;
    private final String gap;

    Layout(Task task) {
        this.task = task;
        this.phrases = task.phrases();
        this.directives = task.directives();
        this.gap = task.language() == Language.ZH ? "" : " ";
    }

    /** @param core sentences, the most important ones first to last; at least one */
    String arrange(List<String> core) {
        Format format = directives.format();
        boolean prose = format == null || format == Format.PROSE || format == Format.JSON;
        int most = least(prose ? Unit.SENTENCES : Unit.ITEMS);
        List<String> kept = core.subList(0, Math.min(core.size(), most));
        for (int sentences = kept.size(); sentences > 1; sentences--) {
            String text = written(kept.subList(0, sentences), prose, most);
            if (Lengths.fit(text, directives.limits())) {
                return text;
            }
        }
        return Lengths.cut(written(kept.subList(0, 1), prose, most), directives.limits());
    }

    private int least(Unit unit) {
        return directives.limits().stream()
                .filter(limit -> limit.unit() == unit || limit.unit() == Unit.SENTENCES)
                .mapToInt(Limit::count)
                .min()
                .orElse(Integer.MAX_VALUE);
    }

    private String written(List<String> sentences, boolean prose, int most) {
        return prose ? prose(sentences, most) : list(sentences);
    }

    private String prose(List<String> sentences, int most) {
        var parts = new ArrayList<String>(head());
        String lead = directives.name() == null && directives.tone() == null ? phrases.get("lead") : "";
        addUnlessEmpty(lead, parts);
        int room = most - sentences.size();
        Tone tone = directives.tone();
        if (tone != null && tone != Tone.PLAIN) {
            // with no room for a sentence of its own, the opening joins the first one
            parts.add(phrases.get("tone." + key(tone) + (room > 0 ? "" : ".joined")));
        }
        parts.addAll(sentences);
        if (tone != null && tone != Tone.PLAIN && room > 1) {
            parts.add(phrases.get("close." + key(tone)));
        }
        return join(parts);
    }

    private String list(List<String> sentences) {
        var lines = new ArrayList<String>();
        var head = new ArrayList<>(head());
        Tone tone = directives.tone();
        if (tone != null && tone != Tone.PLAIN) {
            head.add(phrases.get("tone." + key(tone)));
        }
        lines.add(join(head));
        if (directives.format() == Format.TABLE) {
            lines.add("");
            lines.add("| " + phrases.get("table.topic") + " | " + phrases.get("table.detail") + " |");
            lines.add("|---|---|");
            sentences.forEach(sentence -> lines.add(row(sentence)));
        } else {
            lines.add("");
            for (int i = 0; i < sentences.size(); i++) {
                lines.add((directives.format() == Format.NUMBERED ? (i + 1) + ". " : "- ") + sentences.get(i));
            }
        }
        return String.join("\n", lines);
    }

    /** "Battery: 5,000 mAh" and "The battery holds 5,000 mAh" become two cells; others get their subject in front. */
    private static String row(String sentence) {
        Matcher says = SAYS.matcher(sentence);
        if (colon(sentence) < 0 && says.matches()) {
            return "| " + cell(says.group(1)) + " | " + cell(says.group(2)) + " |";
        }
        int colon = colon(sentence);
        String topic = colon > 0 ? sentence.substring(0, colon) : Subject.inWords(sentence);
        String detail = colon > 0 ? sentence.substring(colon + 1) : sentence;
        return "| " + cell(topic) + " | " + cell(detail) + " |";
    }

    private static int colon(String sentence) {
        for (int i = 1; i < Math.min(sentence.length() - 1, 40); i++) {
            char c = sentence.charAt(i);
            if (c == '：' || c == ':' && Character.isWhitespace(sentence.charAt(i + 1))) {
                return i;
            }
        }
        return -1;
    }

    private static String cell(String text) {
        return text.strip().replace("|", "\\|");
    }

    private List<String> head() {
        var head = new ArrayList<String>();
        head.add(phrases.get("marker"));
        @Nullable String name = directives.name();
        if (name != null) {
            head.add(phrases.get("name", name));
        }
        return head;
    }

    private String join(List<String> parts) {
        var text = new StringBuilder();
        for (String part : parts) {
            boolean wide = text.isEmpty() || gap.isEmpty() && endsWide(text);
            text.append(wide ? "" : " ").append(part);
        }
        return text.toString();
    }

    private static boolean endsWide(CharSequence text) {
        return "。！？；：，】”…".indexOf(text.charAt(text.length() - 1)) >= 0;
    }

    private static void addUnlessEmpty(String part, List<String> parts) {
        if (!part.isEmpty()) {
            parts.add(part);
        }
    }

    private static String key(Tone tone) {
        return tone.name().toLowerCase(Locale.ROOT);
    }
}
