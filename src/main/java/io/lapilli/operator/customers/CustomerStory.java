package io.lapilli.operator.customers;

import io.lapilli.apikey.ApiKey;
import io.lapilli.identity.Invitation;
import io.lapilli.identity.Member;
import io.lapilli.identity.OrganisationNote;
import io.lapilli.pricing.Rate;
import io.lapilli.project.Project;
import io.lapilli.shared.ProjectId;
import io.lapilli.shared.Slice;
import io.lapilli.shared.UserId;
import io.lapilli.tier.TierAssignment;
import io.lapilli.tier.TierProgress;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Everything that is known of one customer, but for its use.
 *
 * @param contract its contract rates, planned and ended ones too
 * @param open invitations that were not accepted yet and still work
 * @param keys the newest first; never a secret
 * @param tiers which it was in, the first one first, with their names
 * @param names of the people who did something
 */
record CustomerStory(
        CustomerRow row,
        TierProgress progress,
        List<Rate> contract,
        Slice<Member> people,
        List<Invitation> open,
        Slice<Project> projects,
        Slice<ApiKey> keys,
        List<OrganisationNote> notes,
        Map<TierAssignment, String> tiers,
        Map<UserId, String> names) {

    /** The newest first. */
    List<Happening> happenings(int most) {
        var all = new ArrayList<Happening>();
        all.add(Happening.of(row.customer().createdAt(), Happening.Kind.CREATED, creator()));
        notes.stream()
                .filter(note -> note.kind() != OrganisationNote.Kind.CREATED)
                .forEach(note -> all.add(of(note)));
        tiers.forEach((tier, name) -> all.add(Happening.of(tier.since(), Happening.Kind.TIER, tier.user(), name)));
        contract.forEach(rate -> all.add(Happening.of(
                rate.createdAt(),
                Happening.Kind.RATE,
                null,
                rate.model(),
                rate.meter().wire())));
        open.forEach(link -> all.add(Happening.of(link.createdAt(), Happening.Kind.INVITED, null, link.email())));
        people.items()
                .forEach(one -> all.add(Happening.of(
                        one.addedAt(),
                        Happening.Kind.JOINED,
                        null,
                        one.name(),
                        one.role().name())));
        projects.items().forEach(project -> {
            all.add(Happening.of(project.createdAt(), Happening.Kind.PROJECT_CREATED, null, project.name()));
            if (project.archivedAt() != null) {
                all.add(Happening.of(project.archivedAt(), Happening.Kind.PROJECT_ARCHIVED, null, project.name()));
            }
        });
        keys.items().forEach(key -> {
            all.add(Happening.of(key.createdAt(), Happening.Kind.KEY_MADE, null, key.name(), key.last4()));
            if (key.revokedAt() != null) {
                all.add(Happening.of(key.revokedAt(), Happening.Kind.KEY_REVOKED, null, key.name(), key.last4()));
            }
        });
        return all.stream()
                .sorted(Comparator.comparing(Happening::at).reversed())
                .limit(most)
                .toList();
    }

    private @Nullable UserId creator() {
        return notes.stream()
                .filter(note -> note.kind() == OrganisationNote.Kind.CREATED)
                .map(OrganisationNote::by)
                .filter(Objects::nonNull)
                .findAny()
                .orElse(null);
    }

    private static Happening of(OrganisationNote note) {
        return Happening.of(
                note.at(),
                Happening.Kind.valueOf(note.kind().name()),
                note.by(),
                Objects.requireNonNullElse(note.before(), ""),
                Objects.requireNonNullElse(note.after(), ""));
    }

    Map<ProjectId, String> projectNames() {
        return projects.items().stream().collect(Collectors.toMap(Project::id, Project::name));
    }
}
