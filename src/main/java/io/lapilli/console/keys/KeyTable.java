package io.lapilli.console.keys;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Text;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.dom.Element;
import io.lapilli.apikey.ApiKey;
import io.lapilli.apikey.KeyOwner;
import io.lapilli.ui.Buttons;
import io.lapilli.ui.DataTable;
import io.lapilli.ui.Formats;
import io.lapilli.ui.Tag;
import io.lapilli.ui.TimeText;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Keys in a table: what they are called, whose they are, what they cost, whether they work. */
public class KeyTable extends DataTable<KeyRow> {

    private static final Duration SOON = Duration.ofDays(14);
    private static final String NONE = "—";

    /** @param mayRevoke asked for each key that works, so that nobody is offered what is refused */
    public KeyTable(
            String caption, String currency, Instant now, Predicate<ApiKey> mayRevoke, Consumer<KeyRow> onRevoke) {
        super(caption);
        Formats formats = Formats.current();
        component(getTranslation("keys.name"), KeyTable::name);
        component(getTranslation("keys.key"), KeyTable::redacted).wideOnly();
        text(getTranslation("keys.owner"), row -> owner(row.key())).wideOnly();
        component(getTranslation("keys.models"), row -> models(row.key().models()))
                .wideOnly();
        component(getTranslation("keys.used"), row -> used(row.key())).wideOnly();
        number(getTranslation("keys.spend", Formats.sign(currency)), row -> formats.amount(row.spend()));
        component(getTranslation("keys.state"), row -> state(row.key(), now));
        actions(getTranslation("keys.actions"), row -> revoke(row, now, mayRevoke, onRevoke))
                .wideOnly();
    }

    private static Component name(KeyRow row) {
        var cell = new Div(new Span(row.key().name()));
        cell.getElement().appendChild(new Element("small").setText(row.project()));
        return cell;
    }

    private static Component redacted(KeyRow row) {
        var text = new Span(row.key().redacted());
        text.addClassName("lap-mono");
        return text;
    }

    private String owner(ApiKey key) {
        return switch (key.owner()) {
            case null -> getTranslation("keys.owner.automation");
            case KeyOwner.Person person -> person.name();
            case KeyOwner.Service service -> getTranslation("keys.owner.service", service.name());
        };
    }

    private Component models(@Nullable Set<String> models) {
        if (models == null) {
            return new Text(getTranslation("keys.models.all"));
        }
        var all = new TreeSet<>(models);
        var shown = new Span(
                all.size() == 1 ? all.first() : getTranslation("keys.models.some", all.first(), all.size() - 1));
        shown.setTitle(String.join(", ", all));
        return shown;
    }

    private static Component used(ApiKey key) {
        return key.lastUsedAt() == null ? new Text(NONE) : TimeText.ago(key.lastUsedAt());
    }

    private Component state(ApiKey key, Instant now) {
        return switch (key.state(now)) {
            case REVOKED -> Tag.neutral(getTranslation("keys.state.revoked"));
            case EXPIRED -> Tag.bad(getTranslation("keys.state.expired"));
            case ACTIVE -> active(key, now);
        };
    }

    private Component active(ApiKey key, Instant now) {
        Instant expiry = key.expiresAt();
        if (expiry == null) {
            return Tag.good(getTranslation("keys.state.active"));
        }
        String text = getTranslation("keys.state.until", Formats.current().date(expiry));
        return expiry.minus(SOON).isBefore(now) ? Tag.warn(text) : Tag.good(text);
    }

    private Component revoke(KeyRow row, Instant now, Predicate<ApiKey> mayRevoke, Consumer<KeyRow> onRevoke) {
        if (row.key().state(now) == ApiKey.State.REVOKED || !mayRevoke.test(row.key())) {
            return new Text("");
        }
        var button = Buttons.danger(getTranslation("keys.revoke"), _ -> onRevoke.accept(row));
        button.setAriaLabel(getTranslation("keys.revoke.of", row.key().name()));
        return button;
    }
}
