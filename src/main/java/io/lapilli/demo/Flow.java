package io.lapilli.demo;

import io.lapilli.demo.DemoPeople.Person;
import io.lapilli.demo.Rhythm.Shape;
import org.jspecify.annotations.Nullable;

/**
 * What one key asks of one model.
 *
 * @param key the service account's name, or the key's where a person owns it
 * @param owner null: a service account
 * @param age in days: since when, or as long as its customer
 * @param perHour requests in a busy hour on the day on which prices were cut
 * @param prompt usual tokens of a prompt, or of an embedding's input
 * @param cached usual share of the prompt that is cached
 * @param completion usual tokens of an answer, without the reasoning; 0: an embedding
 * @param bad whether nearly all of it fails
 */
record Flow(
        String project,
        String key,
        @Nullable Person owner,
        String model,
        Shape shape,
        int age,
        double perHour,
        int prompt,
        double cached,
        int completion,
        int reasoning,
        boolean bad) {

    /** @param age in days */
    static Flow of(String project, String key, String model, Shape shape, int age, double perHour) {
        return new Flow(project, key, null, model, shape, age, perHour, 1_000, 0, 200, 0, false);
    }

    Flow by(Person person) {
        return new Flow(project, key, person, model, shape, age, perHour, prompt, cached, completion, reasoning, bad);
    }

    Flow tokens(int prompt, double cached, int completion) {
        return new Flow(project, key, owner, model, shape, age, perHour, prompt, cached, completion, reasoning, bad);
    }

    Flow thinking(int reasoning) {
        return new Flow(project, key, owner, model, shape, age, perHour, prompt, cached, completion, reasoning, bad);
    }

    Flow embedding(int input) {
        return new Flow(project, key, owner, model, shape, age, perHour, input, 0, 0, 0, bad);
    }

    Flow misbehaving() {
        return new Flow(project, key, owner, model, shape, age, perHour, prompt, cached, completion, reasoning, true);
    }

    boolean embeds() {
        return completion == 0;
    }
}
