package io.lapilli.rehearsal.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Sentences of a text, searched by BM25 (Robertson and Zaragoza, 2009; k1 = 1.2, b = 0.75). A sentence is lifted by
 * the paragraph it stands in, and an answer by the question written before it. Immutable.
 */
public final class Passages {

    private static final double K1 = 1.2;
    private static final double B = 0.75;
    private static final double PARAGRAPH_SHARE = 0.4;
    private static final double PART_OF_A_WORD = 0.5;
    private static final int SHORTEST_PART = 5;
    private static final int MOST_TERMS = 60;

    /** Below this share of the best score, a passage is about something else. */
    private static final double CLOSE_ENOUGH = 0.45;

    /** In characters; what never comes to an end is cut, since nobody reads it as an answer. */
    private static final int LONGEST = 800;

    private record Sentence(String text, int paragraph, Map<String, Integer> terms, int length) {}

    private final List<Sentence> sentences = new ArrayList<>();
    private final Map<String, Integer> documents = new HashMap<>();
    private double averageLength = 1;

    /** @param texts each cut into paragraphs at blank lines */
    public Passages(List<String> texts) {
        int paragraph = 0;
        Set<String> seen = new HashSet<>();
        for (String text : texts) {
            for (String part : text.split("\\R\\s*\\R")) {
                for (String sentence : Sentences.of(part)) {
                    if (seen.add(sentence)) {
                        add(sentence, paragraph);
                    }
                }
                paragraph++;
            }
        }
        averageLength = Math.max(
                1, sentences.stream().mapToInt(Sentence::length).average().orElse(1));
    }

    private void add(String sentence, int paragraph) {
        String text = sentence.length() <= LONGEST
                ? sentence
                : sentence.substring(0, sentence.offsetByCodePoints(0, LONGEST / 2)) + '…';
        Map<String, Integer> terms = new HashMap<>();
        List<String> words = Words.of(text);
        words.forEach(word -> terms.merge(word, 1, Integer::sum));
        terms.keySet().forEach(term -> documents.merge(term, 1, Integer::sum));
        sentences.add(new Sentence(text, paragraph, terms, words.size()));
    }

    public boolean isEmpty() {
        return sentences.isEmpty();
    }

    /** The first sentences that say something, in the order of the text. */
    public List<String> first(int most) {
        return sentences.stream()
                .map(Sentence::text)
                .filter(text -> !Sentences.isQuestion(text))
                .limit(most)
                .toList();
    }

    /**
     * The sentences that fit a question best, at most {@code most}, in the order of the text; empty when none has
     * anything in common with it. Linear in the text's length.
     */
    public List<String> best(String question, int most) {
        double[] score = scores(question);
        double top = 0;
        for (double each : score) {
            top = Math.max(top, each);
        }
        if (top == 0) {
            return List.of();
        }
        double least = top * CLOSE_ENOUGH;
        List<Integer> chosen = new ArrayList<>();
        for (int i = 0; i < score.length; i++) {
            if (score[i] >= least) {
                chosen.add(i);
            }
        }
        chosen.sort(Comparator.comparingDouble((Integer i) -> -score[i]).thenComparing(i -> i));
        return chosen.stream()
                .limit(most)
                .sorted()
                .map(i -> sentences.get(i).text())
                .toList();
    }

    private double[] scores(String question) {
        Map<String, Map<String, Double>> query = expand(
                new HashSet<>(Words.of(question).stream().limit(MOST_TERMS).toList()));
        var own = new double[sentences.size()];
        Map<Integer, Double> paragraphs = new HashMap<>();
        for (int i = 0; i < own.length; i++) {
            Sentence sentence = sentences.get(i);
            own[i] = score(sentence, query);
            paragraphs.merge(sentence.paragraph(), own[i], Math::max);
        }
        var total = new double[own.length];
        double asked = 0;
        for (int i = 0; i < own.length; i++) {
            Sentence sentence = sentences.get(i);
            if (Sentences.isQuestion(sentence.text())) {
                // never an answer itself; the sentence after it is one
                asked = own[i];
                continue;
            }
            double lift = PARAGRAPH_SHARE * paragraphs.getOrDefault(sentence.paragraph(), 0.0);
            total[i] = own[i] > 0 || asked > 0 ? own[i] + asked + lift : lift / 2;
            asked = 0;
        }
        return total;
    }

    /** Each term of the question with the terms of the text that it is, or is a part of. */
    private Map<String, Map<String, Double>> expand(Set<String> terms) {
        Map<String, Map<String, Double>> expanded = new HashMap<>();
        for (String term : terms) {
            Map<String, Double> matches = new HashMap<>();
            if (documents.containsKey(term)) {
                matches.put(term, 1.0);
            }
            if (term.length() >= SHORTEST_PART) {
                for (String other : documents.keySet()) {
                    if (isPart(term, other)) {
                        matches.put(other, PART_OF_A_WORD);
                    }
                }
            }
            expanded.put(term, matches);
        }
        return expanded;
    }

    /** "Garantie" is in "Batteriegarantie", and "weigh" in "weight". */
    private static boolean isPart(String term, String other) {
        return other.length() > term.length()
                ? other.contains(term)
                : other.length() >= SHORTEST_PART && other.length() < term.length() && term.contains(other);
    }

    private double score(Sentence sentence, Map<String, Map<String, Double>> query) {
        double sum = 0;
        for (Map<String, Double> matches : query.values()) {
            double best = 0;
            for (var match : matches.entrySet()) {
                Integer frequency = sentence.terms().get(match.getKey());
                if (frequency != null) {
                    best = Math.max(best, match.getValue() * weight(match.getKey(), frequency, sentence.length()));
                }
            }
            sum += best;
        }
        return sum;
    }

    private double weight(String term, int frequency, int length) {
        int with = documents.getOrDefault(term, 0);
        double rarity = Math.log(1 + (sentences.size() - with + 0.5) / (with + 0.5));
        return rarity * frequency * (K1 + 1) / (frequency + K1 * (1 - B + B * length / averageLength));
    }
}
