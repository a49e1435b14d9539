package io.lapilli.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lapilli.sandbox.text.ChangeSet;
import io.lapilli.shared.InvalidInputException;
import io.lapilli.shared.NotFoundException;
import io.lapilli.shared.NotPermittedException;
import io.lapilli.support.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Whatever people type at the same time, over lost connections and two nodes, they end with one text and all of it. */
class DocumentsTest {

    @Nested
    class OnH2 extends Contract {
        OnH2() {
            super(TestDatabase.H2, 1_500);
        }
    }

    @Nested
    class OnPostgreSql extends Contract {
        OnPostgreSql() {
            super(TestDatabase.POSTGRESQL, 200);
        }
    }

    abstract static class Contract {

        private static final String FIRST = "Answer in three sentences.";

        private final TestDatabase engine;
        private final int interleavings;
        private SandboxRows rows;
        private LiveSession session;
        private Participant host;
        private Documents authority;

        Contract(TestDatabase engine, int interleavings) {
            this.engine = engine;
            this.interleavings = interleavings;
        }

        @BeforeEach
        void open() {
            rows = new SandboxRows(engine.fresh());
            session = rows.aSession();
            host = rows.aHost(session);
            authority = rows.authority();
        }

        @AfterEach
        void close() {
            rows.close();
        }

        @Test
        void takesAChangeOfTheNewestVersionAndKeepsTheText() {
            Document document = rows.aDocument(session, FIRST);

            assertThat(authority.take(host, document.id(), change(0, "editor01", 0, FIRST, FIRST + "!")))
                    .isTrue();

            assertThat(authority.get(session.id(), document.id()))
                    .isEqualTo(new Document(document.id(), DocumentKind.PROMPT, 1, FIRST + "!"));
            assertThat(log(document)).containsExactly(new Change(1, "editor01", host.id(), "[26,[0,\"!\"]]"));
        }

        @Test
        void takesNothingThatIsOldAndNothingTwice() {
            Document document = rows.aDocument(session, FIRST);
            NewChanges once = change(0, "editor01", 0, FIRST, FIRST + "!");
            assertThat(authority.take(host, document.id(), once)).isTrue();

            assertThat(authority.take(host, document.id(), once)).isFalse();
            assertThat(authority.take(host, document.id(), change(0, "editor02", 0, FIRST, "Other")))
                    .isFalse();
            assertThat(authority.take(host, document.id(), change(1, "editor01", 0, FIRST + "!", "Twice")))
                    .isFalse();

            assertThat(log(document)).hasSize(1);
        }

        @Test
        void refusesWhatIsNoChangeOfTheText() {
            Document document = rows.aDocument(session, FIRST);

            assertThatThrownBy(() -> authority.take(host, document.id(), change(0, "editor01", 0, "short", "er")))
                    .isInstanceOf(InvalidInputException.class);
            assertThatThrownBy(() -> authority.take(
                            host, document.id(), change(0, "editor01", 0, FIRST, "x".repeat(Documents.LONGEST + 1))))
                    .isInstanceOf(InvalidInputException.class);

            assertThat(authority.get(session.id(), document.id())).isEqualTo(document);
        }

        @Test
        void isClosedToOthers() {
            Document document = rows.aDocument(session, FIRST);
            NewChanges change = change(0, "editor01", 0, FIRST, "Mine");
            LiveSession elsewhere = rows.aSession();
            Participant stranger = rows.aHost(elsewhere);
            Participant viewer = rows.entered(session, elsewhere.owner(), RoomRole.VIEWER);

            assertThatThrownBy(() -> authority.take(stranger, document.id(), change))
                    .isInstanceOf(NotFoundException.class);
            assertThatThrownBy(() -> authority.restore(stranger, document.id(), 0, "editor01"))
                    .isInstanceOf(NotFoundException.class);
            assertThatThrownBy(() -> authority.textAt(elsewhere.id(), document.id(), 0))
                    .isInstanceOf(NotFoundException.class);
            assertThatThrownBy(() -> authority.take(viewer, document.id(), change))
                    .isInstanceOf(NotPermittedException.class);
            assertThatThrownBy(() -> authority.restore(viewer, document.id(), 0, "editor01"))
                    .isInstanceOf(NotPermittedException.class);
            assertThat(rows.documents.changes(elsewhere.id(), document.id(), 0, 9, 9))
                    .isEmpty();
            assertThat(authority.get(session.id(), document.id())).isEqualTo(document);
        }

        @Test
        void bringsAnyVersionBackAsOneMoreChange() {
            Document document = rows.aDocument(session, FIRST);
            authority.take(host, document.id(), change(0, "editor01", 0, FIRST, "Answer in two sentences."));
            authority.take(
                    host, document.id(), change(1, "editor01", 1, "Answer in two sentences.", "Answer at length."));

            assertThat(authority.textAt(session.id(), document.id(), 1)).isEqualTo("Answer in two sentences.");
            assertThat(authority.restore(host, document.id(), 1, "restore1")).isTrue();
            assertThat(authority.restore(host, document.id(), 1, "restore2")).isFalse();

            assertThat(authority.get(session.id(), document.id()).text()).isEqualTo("Answer in two sentences.");
            assertThat(rows.documents.typed(session.id(), 10).getFirst().restores())
                    .isEqualTo(1);
            assertThat(authority.textAt(session.id(), document.id(), 2)).isEqualTo("Answer at length.");
        }

        @Test
        void everyInterleavingEndsWithOneText() {
            for (int seed = 0; seed < interleavings; seed++) {
                new Interleaving(seed).play();
            }
        }

        @Test
        void twoNodesAtTheSameTimeLoseNothing() throws Exception {
            Document document = rows.aDocument(session, "");
            List<Documents> nodes = List.of(rows.authority(), rows.authority());
            int people = 6;
            int typed = 40;
            var go = new CountDownLatch(1);
            var ends = new ArrayList<Future<EditorModel>>();
            try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
                for (int person = 0; person < people; person++) {
                    int number = person;
                    ends.add(threads.submit(() -> {
                        go.await();
                        return type(nodes.get(number % 2), document, number, typed);
                    }));
                }
                go.countDown();
            }

            String text = authority.get(session.id(), document.id()).text();
            assertThat(text).hasSize(people * typed);
            for (int person = 0; person < people; person++) {
                String letter = String.valueOf((char) ('a' + person));
                assertThat(text.replaceAll("[^" + letter + "]", "")).hasSize(typed);
            }
            for (Future<EditorModel> end : ends) {
                EditorModel editor = end.get();
                catchUp(editor, document);
                assertThat(editor.text()).isEqualTo(text);
            }
            assertThat(authority.textAt(session.id(), document.id(), people * typed))
                    .isEqualTo(text);
        }

        private EditorModel type(Documents node, Document document, int number, int typed) {
            var editor = new EditorModel("editor" + number + "00", "");
            var random = new Random(number);
            String letter = String.valueOf((char) ('a' + number));
            for (int i = 0; i < typed; i++) {
                int at = random.nextInt(editor.text().length() + 1);
                editor.replace(at, at, letter);
                while (!editor.idle()) {
                    node.take(host, document.id(), editor.push());
                    catchUp(editor, document);
                }
            }
            return editor;
        }

        private void catchUp(EditorModel editor, Document document) {
            rows.documents
                    .changes(session.id(), document.id(), editor.version(), Integer.MAX_VALUE, 10_000)
                    .forEach(editor::receive);
        }

        private List<Change> log(Document document) {
            return rows.documents.changes(session.id(), document.id(), 0, Integer.MAX_VALUE, 100);
        }

        private static NewChanges change(int base, String client, int first, String before, String after) {
            return new NewChanges(base, client, first, List.of(ChangeSet.between(before, after)));
        }

        /** A few people who type, send and hear in some order, over connections that lose and repeat. */
        private final class Interleaving {

            private final int seed;
            private final Random random;
            private final Document document;
            private final List<Documents> nodes = List.of(rows.authority(), rows.authority());
            private final List<EditorModel> editors = new ArrayList<>();
            private final StringBuilder typed = new StringBuilder();
            private final boolean deletes;

            Interleaving(int seed) {
                this.seed = seed;
                this.random = new Random(seed);
                this.deletes = random.nextBoolean();
                String first = random.nextBoolean() ? "" : FIRST + "\n{{knowledge}}";
                this.document = rows.aDocument(session, first);
                for (int i = 0; i < 2 + random.nextInt(3); i++) {
                    editors.add(new EditorModel(
                            "editor" + i + UUID.randomUUID().toString().substring(0, 8), first));
                }
            }

            void play() {
                for (int step = 0; step < 24; step++) {
                    EditorModel editor = editors.get(random.nextInt(editors.size()));
                    switch (random.nextInt(6)) {
                        case 0, 1, 2 -> type(editor);
                        case 3, 4 -> send(editor);
                        default -> hear(editor, 1 + random.nextInt(3));
                    }
                }
                while (editors.stream().anyMatch(editor -> !editor.idle())) {
                    editors.forEach(editor -> {
                        hear(editor, Integer.MAX_VALUE);
                        send(editor);
                    });
                }
                editors.forEach(editor -> hear(editor, Integer.MAX_VALUE));
                String text = authority.get(session.id(), document.id()).text();
                assertThat(editors)
                        .as("seed " + seed)
                        .allSatisfy(editor -> assertThat(editor.text()).isEqualTo(text));
                if (!deletes) {
                    assertThat(text.chars().sorted().toArray())
                            .as("seed " + seed)
                            .isEqualTo(
                                    (document.text() + typed).chars().sorted().toArray());
                }
            }

            private void type(EditorModel editor) {
                int length = editor.text().length();
                int from = random.nextInt(length + 1);
                int to = deletes ? Math.min(length, from + random.nextInt(4)) : from;
                String put = deletes && random.nextInt(3) == 0
                        ? ""
                        : random.ints(1 + random.nextInt(3), 0, 30)
                                .mapToObj(one -> one < 26 ? String.valueOf((char) ('a' + one)) : one < 28 ? "\n" : "😀")
                                .reduce("", String::concat);
                if (to > from || !put.isEmpty()) {
                    editor.replace(from, to, put);
                    typed.append(put);
                }
            }

            private void send(EditorModel editor) {
                NewChanges changes = editor.push();
                if (changes == null) {
                    return;
                }
                Documents node = nodes.get(random.nextInt(2));
                switch (random.nextInt(4)) {
                    case 0 -> {
                        // lost on its way
                    }
                    case 1 -> {
                        // its answer is lost, and it is sent again
                        node.take(host, document.id(), changes);
                        assertThat(nodes.get(random.nextInt(2)).take(host, document.id(), changes))
                                .as("seed " + seed)
                                .isFalse();
                    }
                    default -> {
                        node.take(host, document.id(), changes);
                        hear(editor, random.nextInt(3));
                    }
                }
            }

            private void hear(EditorModel editor, int most) {
                rows.documents
                        .changes(session.id(), document.id(), editor.version(), Integer.MAX_VALUE, most)
                        .forEach(editor::receive);
            }
        }
    }
}
