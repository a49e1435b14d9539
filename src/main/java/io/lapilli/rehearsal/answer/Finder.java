package io.lapilli.rehearsal.answer;

import io.lapilli.rehearsal.text.Keywords;
import io.lapilli.rehearsal.text.Passages;
import io.lapilli.rehearsal.text.Sentences;
import io.lapilli.rehearsal.text.Words;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds values in text: what stands behind a label, numbers, places, names, the passage about something. */
final class Finder {

    private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
    private static final int LONG_WORD = 5;
    private static final Pattern WORD = Pattern.compile("[\\p{L}]+");
    private static final Pattern NUMBER = Pattern.compile("(?<![\\p{L}\\d])[-−]?\\d+(?:[.,]\\d+)*(?![\\d])");
    private static final String PROPER = "\\p{Lu}[\\p{L}'’-]+(?: \\p{Lu}[\\p{L}'’-]+)*";
    private static final Pattern PLACE = Pattern.compile("\\b(?:in|at|to|from|for|near|of|nach|aus|von|für|bei)\\s+("
            + PROPER + "(?:(?:, | and | or | und | oder |, and )" + PROPER + ")*)");
    private static final Pattern HAN_PLACE =
            Pattern.compile("(?:在|到|去|从|查询?一?下?|请问|问一下)?(\\p{IsHan}{2,4}?)(?:市)?(?:[和、与](\\p{IsHan}{2,4}?)(?:市)?)?"
                    + "(?=的|今天|明天|后天|现在|这周|本周|天气|气温)");
    private static final Pattern PLACES_BETWEEN = Pattern.compile(", and |, | and | or | und | oder ");
    private static final Pattern NAME = Pattern.compile("(?<!^)(?<![.!?] )" + PROPER);
    private static final Pattern CODE = Pattern.compile("\\b(?=[\\p{L}-]{0,40}\\d)[\\p{L}\\d]+(?:-[\\p{L}\\d]+)*\\b");
    private static final Pattern QUOTED = Pattern.compile("[\"“„「](.+?)[\"”“」]");
    private static final Pattern NEGATED =
            Pattern.compile("\\b(?:not|no|never|without|nicht|kein\\p{L}*|ohne|nie)\\b|不|没|无", FLAGS);

    private static final int MOST_TEXTS = 60;
    private static final int LONGEST = 20_000;

    private final String question;
    private final List<String> texts;
    private final Passages passages;

    /** @param texts what values are taken from, the most telling first */
    Finder(String question, List<String> texts) {
        this.question = question;
        this.texts = texts.stream()
                .limit(MOST_TEXTS)
                .map(text -> text.length() <= LONGEST ? text : text.substring(0, LONGEST))
                .toList();
        // where there is anything else, the question is no answer to itself
        this.passages = new Passages(
                texts.size() < 2
                        ? texts
                        : texts.stream().filter(text -> !text.equals(question)).toList());
    }

    String question() {
        return question;
    }

    List<String> passages(String about, int most) {
        List<String> best = passages.best(about, most);
        return best.isEmpty() ? passages.first(most) : best;
    }

    /** A finder that sees one passage only. */
    Finder within(String passage) {
        return new Finder(question, List.of(passage));
    }

    /** What stands behind "label:" or "label is" in the text. */
    Optional<String> labelled(String label) {
        String words = String.join(
                "[ _-]?", label.replaceAll("([a-z])([A-Z])", "$1 $2").split("[ _-]+"));
        Pattern pattern = Pattern.compile(
                "(?<![\\p{L}\\p{N}])" + words
                        + "\\s*(?:[:：=]|\\bis\\b|\\bare\\b|\\bist\\b|\\bsind\\b|是|为)\\s*([^\\r\\n]+?)"
                        + "(?=,(?:\\s|$)|[;，；。]|\\.(?:\\s|$)|$)",
                FLAGS | Pattern.MULTILINE);
        return texts.stream()
                .map(pattern::matcher)
                .filter(Matcher::find)
                .map(found -> found.group(1).strip())
                .filter(value -> !value.isEmpty())
                .findFirst();
    }

    Optional<String> match(Pattern pattern) {
        return texts.stream()
                .map(pattern::matcher)
                .filter(Matcher::find)
                .map(Matcher::group)
                .findFirst();
    }

    /** The same for a pattern that a client wrote, which may be made to never end: it gets a bounded number of looks. */
    Optional<String> matchForeign(Pattern pattern) {
        var patience = new PatienceExhausted.Text(String.join("\n", texts));
        Matcher found = pattern.matcher(patience);
        return found.find() ? Optional.of(found.group()) : Optional.empty();
    }

    /** The number that belongs to a label, else the one in the passage about it, else the only ones there are. */
    Optional<BigDecimal> number(String label, String about) {
        return labelled(label)
                .flatMap(value -> nearestNumber(value, ""))
                .or(() ->
                        passages.best(about, 1).stream().findFirst().flatMap(passage -> nearestNumber(passage, about)))
                .or(() -> numbers().stream().findFirst());
    }

    List<BigDecimal> numbers() {
        var numbers = new LinkedHashSet<BigDecimal>();
        for (String text : texts) {
            Matcher found = NUMBER.matcher(text);
            while (found.find()) {
                numbers.add(read(found.group()));
            }
        }
        return List.copyOf(new ArrayList<>(numbers));
    }

    /** The number that stands closest to a word that it is about; the first one where none does. */
    private static Optional<BigDecimal> nearestNumber(String text, String about) {
        Set<String> asked = new HashSet<>(Words.of(about));
        var places = new ArrayList<Integer>();
        Matcher word = WORD.matcher(text);
        while (word.find()) {
            if (Words.of(word.group()).stream().anyMatch(each -> isAbout(each, asked))) {
                places.add(word.start());
            }
        }
        Optional<BigDecimal> nearest = Optional.empty();
        int closest = Integer.MAX_VALUE;
        Matcher found = NUMBER.matcher(text);
        while (found.find()) {
            int at = found.start();
            int distance = places.stream()
                    .mapToInt(place -> Math.abs(place - at))
                    .min()
                    .orElse(at);
            if (distance < closest) {
                closest = distance;
                nearest = Optional.of(read(found.group()));
            }
        }
        return nearest;
    }

    private static boolean isAbout(String word, Set<String> asked) {
        return asked.contains(word)
                || word.length() >= LONG_WORD
                        && asked.stream()
                                .anyMatch(each ->
                                        each.startsWith(word) || each.length() >= LONG_WORD && word.startsWith(each));
    }

    /** Reads 1,999.50 as well as 1.999,50. */
    private static BigDecimal read(String written) {
        String number = written.replace('−', '-');
        if (number.matches("-?\\d{1,3}(?:,\\d{3})+(?:\\.\\d+)?")) {
            number = number.replace(",", "");
        } else if (number.matches("-?\\d{1,3}(?:\\.\\d{3})+(?:,\\d+)?")) {
            number = number.replace(".", "").replace(',', '.');
        } else {
            number = number.replace(',', '.');
        }
        int second = number.indexOf('.', number.indexOf('.') + 1);
        return new BigDecimal(number.contains(".") && second > 0 ? number.substring(0, second) : number);
    }

    /** Places that the question names, in its order. */
    List<String> places() {
        var places = new LinkedHashSet<String>();
        Matcher found = PLACE.matcher(question);
        while (found.find()) {
            places.addAll(List.of(PLACES_BETWEEN.split(found.group(1))));
        }
        Matcher han = HAN_PLACE.matcher(question);
        if (places.isEmpty() && han.find()) {
            places.add(han.group(1));
            if (han.group(2) != null) {
                places.add(han.group(2));
            }
        }
        return List.copyOf(new ArrayList<>(places));
    }

    Optional<String> properName() {
        return match(NAME);
    }

    /** The longest word with digits in it, rather one with letters too, as orders and articles are numbered. */
    Optional<String> code() {
        return texts.stream()
                .flatMap(text -> CODE.matcher(text).results())
                .map(MatchResult::group)
                .max(Comparator.comparing((String code) -> code.chars().anyMatch(Character::isLetter))
                        .thenComparingInt(String::length));
    }

    Optional<String> quoted() {
        return texts.stream()
                .map(QUOTED::matcher)
                .filter(Matcher::find)
                .map(found -> found.group(1))
                .findFirst();
    }

    List<String> keywords(int most) {
        return Keywords.of(String.join(" ", texts), most);
    }

    /** Whether something is said of it, and not denied. */
    boolean affirms(String about) {
        Set<String> asked = new HashSet<>(Words.of(about));
        for (String text : texts) {
            for (String sentence : Sentences.of(text)) {
                if (Words.of(sentence).stream().anyMatch(word -> isAbout(word, asked))) {
                    return !NEGATED.matcher(sentence).find();
                }
            }
        }
        return false;
    }

    /** How many words a text shares with what is said here. */
    long shared(String with) {
        Set<String> here = new HashSet<>();
        texts.forEach(text -> here.addAll(Words.of(text)));
        return new HashSet<>(Words.of(with)).stream().filter(here::contains).count();
    }
}
