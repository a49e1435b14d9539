package io.lapilli.ui;

import io.lapilli.shared.NotFoundException;
import io.lapilli.shared.OrganisationId;
import io.lapilli.shared.ProjectId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where the reader is and may go. Screens read {@link #place()} when they are entered; after {@link #go} the current
 * screen is entered again. To be called with the UI's lock only. What it answers is never an authorisation: every read
 * checks its organisation itself.
 */
public interface ConsoleContext {

    /** Empty when nobody is signed in or the reader belongs to no organisation. */
    Optional<Place> place();

    /** The place, or a refusal that the shell turns into its "not found" view. */
    default Place require() {
        return place().orElseThrow(() -> new NotFoundException("organisation", "of the reader"));
    }

    /** By name; only what the reader belongs to. */
    List<OrganisationChoice> organisations();

    /** By name; those of the current organisation that the reader may see, without archived ones. */
    List<ProjectChoice> projects();

    /** Ignored when the reader may not go there. @param project null: all projects */
    void go(OrganisationId organisation, @Nullable ProjectId project);

    /** A choice of the switcher. */
    record OrganisationChoice(OrganisationId id, String name) {}

    /** A choice of the switcher. */
    record ProjectChoice(ProjectId id, String name) {}
}
