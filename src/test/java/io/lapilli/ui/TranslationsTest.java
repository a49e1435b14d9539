package io.lapilli.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The texts of the three languages belong together, and to the code. */
class TranslationsTest {

    private static final Path FOLDER = Path.of("src/main/resources/vaadin-i18n");
    private static final Path SOURCES = Path.of("src/main/java");
    private static final Pattern LITERAL = Pattern.compile("\"([a-z][a-z0-9_-]*(?:\\.[a-z0-9_-]+)*\\.?)\"");
    private static final Pattern ASKED = Pattern.compile(
            "(?:getTranslation|translate|title =|super)\\(?\\s*(?:[a-zA-Z.]+,\\s*)?\"([a-z][a-zA-Z0-9_.-]*)\"");
    private static final Pattern PLACE = Pattern.compile("\\{(\\d)");

    @ParameterizedTest
    @ValueSource(strings = {"_de", "_zh_CN"})
    void everyLanguageHasTheKeysOfEnglish(String language) {
        assertThat(texts(language).stringPropertyNames())
                .containsExactlyInAnyOrderElementsOf(texts("").stringPropertyNames());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "_de", "_zh_CN"})
    void noKeyIsWrittenTwice(String language) throws IOException {
        try (Stream<String> lines = Files.lines(file(language))) {
            List<String> keys = lines.filter(line -> line.matches("[a-z].*=.*"))
                    .map(line -> line.substring(0, line.indexOf('=')).strip())
                    .toList();
            assertThat(keys).doesNotHaveDuplicates();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"_de", "_zh_CN"})
    void everyLanguagePutsInTheSameValues(String language) {
        Properties english = texts("");
        Properties other = texts(language);
        assertThat(english.stringPropertyNames())
                .allSatisfy(key ->
                        assertThat(values(other.getProperty(key))).as(key).isEqualTo(values(english.getProperty(key))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "_de", "_zh_CN"})
    void everyTextIsAFormat(String language) {
        Properties texts = texts(language);
        assertThat(texts.stringPropertyNames())
                .allSatisfy(key -> new MessageFormat(texts.getProperty(key).replace("'", "''"), Locale.ENGLISH));
    }

    @Test
    void everyKeyTheCodeAsksForIsThere() {
        Set<String> keys = texts("").stringPropertyNames();
        Set<String> missing = asked().stream()
                .filter(key -> key.contains("."))
                .filter(key ->
                        key.endsWith(".") ? keys.stream().noneMatch(one -> one.startsWith(key)) : !keys.contains(key))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(missing).isEmpty();
    }

    @Test
    void noKeyIsLeftOver() {
        Set<String> literals = found(LITERAL);
        Set<String> unused = texts("").stringPropertyNames().stream()
                .filter(key -> !literals.contains(key))
                .filter(key -> literals.stream().noneMatch(literal -> literal.endsWith(".") && key.startsWith(literal)))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(unused).isEmpty();
    }

    @Test
    @DisplayName("an apostrophe is an apostrophe, with values and without")
    void apostrophe() {
        var translations = new Translations();
        assertThat(translations.getTranslation("ui.confirm.for-ever", Locale.ENGLISH))
                .isEqualTo("This can't be undone.");
        assertThat(translations.getTranslation("ui.confirm.for-ever", Locale.GERMAN))
                .isEqualTo("Das lässt sich nicht rückgängig machen.");
        assertThat(translations.getTranslation("ui.ago.days", Locale.SIMPLIFIED_CHINESE, 3))
                .isEqualTo("3 天前");
    }

    private static Set<String> asked() {
        return found(ASKED);
    }

    private static Set<String> found(Pattern pattern) {
        var found = new HashSet<String>();
        try (Stream<Path> files = Files.walk(SOURCES)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".java")).toList()) {
                pattern.matcher(Files.readString(file)).results().forEach(match -> found.add(match.group(1)));
            }
        } catch (IOException unreadable) {
            throw new java.io.UncheckedIOException(unreadable);
        }
        return found;
    }

    private static Set<String> values(String text) {
        return PLACE.matcher(text).results().map(match -> match.group(1)).collect(Collectors.toSet());
    }

    private static Path file(String language) {
        return FOLDER.resolve("translations" + language + ".properties");
    }

    private static Properties texts(String language) {
        var texts = new Properties();
        try (Reader reader = Files.newBufferedReader(file(language), StandardCharsets.UTF_8)) {
            texts.load(reader);
        } catch (IOException unreadable) {
            throw new java.io.UncheckedIOException(unreadable);
        }
        return texts;
    }
}
