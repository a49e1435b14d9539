package io.lapilli.operator.customers;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Text;
import com.vaadin.flow.component.html.Div;
import io.lapilli.shared.UserId;
import io.lapilli.ui.DataTable;
import io.lapilli.ui.Panel;
import io.lapilli.ui.Sentence;
import io.lapilli.ui.TimeText;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** What happened to a customer, a sentence each, the newest first. */
class NotesPanel extends Panel {

    private static final int MOST = 25;

    NotesPanel() {
        title(getTranslation("customers.notes"));
    }

    void show(CustomerStory story) {
        clear();
        flush(new DataTable<Happening>(getTranslation("customers.notes"))
                .component(getTranslation("customers.notes.when"), note -> TimeText.at(note.at()))
                .component(getTranslation("customers.notes.what"), note -> new Div(new Sentence(sentence(note))))
                .component(getTranslation("customers.notes.who"), note -> who(note, story.names()))
                .wideOnly()
                .rows(story.happenings(MOST)));
    }

    private String sentence(Happening note) {
        List<String> values = note.values();
        return switch (note.kind()) {
            case TIER ->
                values.getFirst().isEmpty() ? getTranslation("customers.note.tier.none") : say(note, values.getFirst());
            case BILLING -> say(note, billing(values.getFirst()), billing(values.getLast()));
            case RATE -> say(note, values.getFirst(), getTranslation("models.meter." + values.getLast()));
            case JOINED ->
                say(
                        note,
                        values.getFirst(),
                        getTranslation("customers.role." + values.getLast().toLowerCase(Locale.ROOT)));
            default -> say(note, values.toArray());
        };
    }

    private String say(Happening note, Object... values) {
        return getTranslation("customers.note." + note.kind().name().toLowerCase(Locale.ROOT), values);
    }

    private String billing(String constant) {
        return getTranslation("customers.billing." + constant.toLowerCase(Locale.ROOT));
    }

    private static Component who(Happening note, Map<UserId, String> names) {
        return new Text(note.by() == null ? "" : Objects.requireNonNullElse(names.get(note.by()), "–"));
    }
}
