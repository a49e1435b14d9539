package io.lapilli.console.keys;

import com.vaadin.flow.component.Component;
import io.lapilli.apikey.ApiKey;
import io.lapilli.apikey.ApiKeys;
import io.lapilli.apikey.KeyOwner;
import io.lapilli.identity.CurrentUser;
import io.lapilli.identity.Permission;
import io.lapilli.shared.KeyId;
import io.lapilli.shared.ProjectId;
import io.lapilli.shared.Slice;
import io.lapilli.ui.Buttons;
import io.lapilli.ui.Confirmation;
import io.lapilli.ui.Formats;
import io.lapilli.ui.Panel;
import io.lapilli.ui.Place;
import io.lapilli.ui.Toast;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The keys of an organisation or of one project, a page at a time, each of which can be revoked. */
public class KeyPanel extends Panel {

    private final KeyRows reader;
    private final ApiKeys keys;
    private final CurrentUser user;
    private final Clock clock;
    private final Place place;
    private final boolean mayRevokeAll;
    private final Supplier<Component> empty;
    private List<KeyRow> rows = new ArrayList<>();
    private @Nullable ProjectId project;
    private @Nullable KeyId only;
    private boolean revokedToo;

    /** @param empty what stands there when there is none */
    public KeyPanel(
            KeyRows reader, ApiKeys keys, CurrentUser user, Clock clock, Place place, Supplier<Component> empty) {
        this.reader = reader;
        this.keys = keys;
        this.user = user;
        this.clock = clock;
        this.place = place;
        this.empty = empty;
        this.mayRevokeAll = user.may(place.organisation(), Permission.MANAGE_KEYS);
    }

    /** Reads the first page. @param of null: of all projects */
    public void show(@Nullable ProjectId of, boolean withRevoked) {
        project = of;
        revokedToo = withRevoked;
        only = null;
        rows = new ArrayList<>();
        read(null);
    }

    /** Shows one key alone. @return its name; empty when there is no such key */
    Optional<String> showOnly(KeyId key) {
        only = key;
        rows = new ArrayList<>();
        read(null);
        return rows.stream().map(row -> row.key().name()).findFirst();
    }

    /** How many are shown. */
    public int count() {
        return rows.size();
    }

    private void read(@Nullable KeyId after) {
        Slice<KeyRow> page = only == null ? reader.page(place, project, revokedToo, after) : reader.only(place, only);
        rows.addAll(page.items());
        clear();
        if (rows.isEmpty()) {
            with(empty.get());
            return;
        }
        flush(new KeyTable(
                        getTranslation("keys.title"),
                        place.currency(),
                        clock.instant(),
                        this::mayRevoke,
                        this::askToRevoke)
                .rows(rows));
        if (page.hasMore()) {
            with(Buttons.quiet(
                    getTranslation("keys.more"), _ -> read(rows.getLast().key().id())));
        }
    }

    private void again() {
        if (only == null) {
            show(project, revokedToo);
        } else {
            showOnly(only);
        }
    }

    private boolean mayRevoke(ApiKey key) {
        return mayRevokeAll
                || key.owner() instanceof KeyOwner.Person person && person.id().equals(user.id());
    }

    private void askToRevoke(KeyRow row) {
        ApiKey key = row.key();
        String used = key.lastUsedAt() == null
                ? getTranslation("keys.revoke.unused")
                : getTranslation("keys.revoke.used", Formats.current().ago(key.lastUsedAt()));
        new Confirmation(getTranslation("keys.revoke.ask", key.name()))
                .says(used)
                .loses(getTranslation("keys.revoke.loses", key.redacted(), row.project()))
                .forEver()
                .ask(getTranslation("keys.revoke.do"), () -> {
                    keys.revoke(user.actor(), place.organisation(), key.id());
                    Toast.say(getTranslation("keys.revoke.done", key.name()));
                    again();
                });
    }
}
