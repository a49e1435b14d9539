package io.lapilli.console.usage;

import io.lapilli.identity.CurrentUser;
import io.lapilli.identity.Members;
import io.lapilli.identity.Permission;
import io.lapilli.shared.AlreadyExistsException;
import io.lapilli.shared.InvalidInputException;
import io.lapilli.shared.Names;
import io.lapilli.shared.NewIds;
import io.lapilli.shared.OrganisationId;
import io.lapilli.shared.UserId;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

/** The names that whoever is signed in has given to what the screen showed, for one organisation; nobody else sees them. */
@Component
class SavedViews {

    static final int MOST = 50;

    private static final int LONGEST = 8000;

    private final SavedViewStore store;
    private final Members members;
    private final CurrentUser user;
    private final NewIds ids;
    private final Clock clock;

    SavedViews(SavedViewStore store, Members members, CurrentUser user, NewIds ids, Clock clock) {
        this.store = store;
        this.members = members;
        this.user = user;
        this.ids = ids;
        this.clock = clock;
    }

    /** By name. */
    List<SavedView> all(OrganisationId organisation) {
        return store.all(reader(organisation), organisation);
    }

    /** @param query of the screen's address */
    void save(OrganisationId organisation, String name, String query) {
        UserId reader = reader(organisation);
        if (query.length() > LONGEST) {
            throw new InvalidInputException("query", "too_long", "this is more than a view can hold");
        }
        if (store.all(reader, organisation).size() >= MOST) {
            throw new InvalidInputException("name", "too_many", "there can be " + MOST + " views");
        }
        var view = new SavedView(ids.next(), Names.checked("name", name), query);
        named(view.name(), () -> store.insert(reader, organisation, view, clock.instant()));
    }

    /** Nothing happens when it is no view of the reader's there. */
    void rename(OrganisationId organisation, UUID view, String name) {
        UserId reader = reader(organisation);
        String checked = Names.checked("name", name);
        named(checked, () -> store.rename(reader, organisation, view, checked));
    }

    /** Nothing happens when it is no view of the reader's there. */
    void delete(OrganisationId organisation, UUID view) {
        store.delete(reader(organisation), organisation, view);
    }

    private UserId reader(OrganisationId organisation) {
        members.require(user.actor(), organisation, Permission.VIEW);
        return user.id();
    }

    private static void named(String name, Runnable write) {
        try {
            write.run();
        } catch (DuplicateKeyException taken) {
            throw new AlreadyExistsException("view", "name", name);
        }
    }
}
