package io.lapilli.apikey.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Text;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.dom.Element;
import io.lapilli.apikey.ApiKey;
import io.lapilli.apikey.KeyKind;
import io.lapilli.shared.KeyId;
import io.lapilli.shared.Slice;
import io.lapilli.ui.Buttons;
import io.lapilli.ui.Confirmation;
import io.lapilli.ui.DataTable;
import io.lapilli.ui.EmptyState;
import io.lapilli.ui.Formats;
import io.lapilli.ui.Panel;
import io.lapilli.ui.Tag;
import io.lapilli.ui.TimeText;
import io.lapilli.ui.Toast;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The keys of one kind that are not revoked, newest first, a page at a time. */
class ManagingKeyPanel extends Panel {

    private static final Duration SOON = Duration.ofDays(14);

    private final ManagingKeys keys;
    private final KeyKind kind;
    private final List<ApiKey> rows = new ArrayList<>();

    ManagingKeyPanel(ManagingKeys keys, KeyKind kind) {
        super(I18n.of("adminkeys.panel.", kind));
        this.keys = keys;
        this.kind = kind;
        sub(I18n.of("adminkeys.what.", kind));
        show();
    }

    void create() {
        new NewManagingKey(keys, kind).ask(this::show);
    }

    private void show() {
        rows.clear();
        read(null);
    }

    private void read(@Nullable KeyId after) {
        Slice<ApiKey> page = keys.page(kind, after);
        rows.addAll(page.items());
        clear();
        if (rows.isEmpty()) {
            with(new EmptyState(getTranslation("adminkeys.empty"), I18n.of("adminkeys.empty.do.", kind)));
            return;
        }
        flush(table().rows(rows));
        if (page.hasMore()) {
            with(Buttons.quiet(
                    getTranslation("keys.more"), _ -> read(rows.getLast().id())));
        }
    }

    private DataTable<ApiKey> table() {
        Instant now = keys.now();
        return new DataTable<ApiKey>(I18n.of("adminkeys.panel.", kind))
                .component(getTranslation("keys.name"), ManagingKeyPanel::name)
                .text(getTranslation("keys.owner"), this::owner)
                .wideOnly()
                .component(getTranslation("keys.used"), key -> used(key.lastUsedAt()))
                .wideOnly()
                .component(getTranslation("keys.state"), key -> state(key, now))
                .actions(getTranslation("keys.actions"), this::revoke);
    }

    private static Component name(ApiKey key) {
        var cell = new Div(new Span(key.name()));
        var tail = new Element("small").setText(key.redacted());
        tail.getClassList().add("lap-mono");
        cell.getElement().appendChild(tail);
        return cell;
    }

    private String owner(ApiKey key) {
        return key.owner() == null
                ? getTranslation("keys.owner.automation")
                : key.owner().name();
    }

    private Component used(@Nullable Instant at) {
        return at == null ? new Text(getTranslation("adminkeys.unused")) : TimeText.ago(at);
    }

    private Component state(ApiKey key, Instant now) {
        Instant expiry = key.expiresAt();
        if (expiry == null) {
            return Tag.good(getTranslation("keys.state.active"));
        }
        if (!now.isBefore(expiry)) {
            return Tag.bad(getTranslation("keys.state.expired"));
        }
        String text = getTranslation("keys.state.until", Formats.current().date(expiry));
        return expiry.minus(SOON).isBefore(now) ? Tag.warn(text) : Tag.good(text);
    }

    private Component revoke(ApiKey key) {
        var button = Buttons.danger(getTranslation("keys.revoke"), _ -> ask(key));
        button.setAriaLabel(getTranslation("keys.revoke.of", key.name()));
        return button;
    }

    private void ask(ApiKey key) {
        String used = key.lastUsedAt() == null
                ? getTranslation("keys.revoke.unused")
                : getTranslation("keys.revoke.used", Formats.current().ago(key.lastUsedAt()));
        new Confirmation(getTranslation("keys.revoke.ask", key.name()))
                .says(used)
                .loses(getTranslation("adminkeys.revoke.loses", key.redacted()))
                .forEver()
                .ask(getTranslation("keys.revoke.do"), () -> {
                    keys.revoke(key);
                    Toast.say(getTranslation("keys.revoke.done", key.name()));
                    show();
                });
    }
}
