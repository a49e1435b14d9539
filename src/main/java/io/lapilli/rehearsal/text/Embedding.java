package io.lapilli.rehearsal.text;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Vectors of length 1 from the words of a text and their parts, hashed into as many dimensions as asked for. Texts that
 * share words, or beginnings of words, point in similar directions. Always the same for the same text.
 */
public final class Embedding {

    private static final int PART = 4;
    private static final double PART_WEIGHT = 0.4;

    private Embedding() {}

    /** @param dimensions at least 1 */
    public static float[] of(String text, int dimensions) {
        var sum = new double[dimensions];
        features(text).forEach((feature, weight) -> spread(feature, weight, sum));
        return unit(sum);
    }

    private static Map<String, Double> features(String text) {
        Map<String, Double> weights = new HashMap<>();
        List<String> words = Words.of(text);
        for (String word : words) {
            weights.merge(word, 1.0, Double::sum);
            for (int i = 0; i + PART <= word.length(); i++) {
                weights.merge("~" + word.substring(i, i + PART), PART_WEIGHT, Double::sum);
            }
        }
        if (weights.isEmpty()) {
            weights.put("=" + text, 1.0);
        }
        // a word that stands there ten times does not say ten times as much
        weights.replaceAll((_, weight) -> weight / Math.sqrt(weight));
        return weights;
    }

    /** Each feature goes to three places with a sign each, so that two that meet in one place differ in the others. */
    private static void spread(String feature, double weight, double[] sum) {
        long hash = mix(feature.hashCode() * 0x9E3779B97F4A7C15L + feature.length());
        for (int i = 0; i < 3; i++) {
            hash = mix(hash + i + 1);
            int place = (int) Long.remainderUnsigned(hash >>> 1, sum.length);
            sum[place] += (hash & 1) == 0 ? weight : -weight;
        }
    }

    private static long mix(long value) {
        long mixed = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
        return mixed ^ (mixed >>> 31);
    }

    private static float[] unit(double[] sum) {
        double square = 0;
        for (double each : sum) {
            square += each * each;
        }
        var vector = new float[sum.length];
        if (square == 0) {
            // everything cancelled out, which takes very few dimensions
            vector[0] = 1;
            return vector;
        }
        double length = Math.sqrt(square);
        for (int i = 0; i < vector.length; i++) {
            vector[i] = (float) (sum[i] / length);
        }
        return vector;
    }
}
