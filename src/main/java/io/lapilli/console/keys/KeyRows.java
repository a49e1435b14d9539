package io.lapilli.console.keys;

import io.lapilli.apikey.ApiKey;
import io.lapilli.apikey.ApiKeys;
import io.lapilli.apikey.KeyKind;
import io.lapilli.apikey.KeyQuery;
import io.lapilli.identity.CurrentUser;
import io.lapilli.identity.Members;
import io.lapilli.identity.Permission;
import io.lapilli.project.Project;
import io.lapilli.project.Projects;
import io.lapilli.shared.KeyId;
import io.lapilli.shared.ProjectId;
import io.lapilli.shared.Slice;
import io.lapilli.ui.Place;
import io.lapilli.usage.Spend;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** A page of project keys with what each cost this month: three queries, however many keys. */
@Component
public class KeyRows {

    static final int PAGE = 50;

    private final ApiKeys keys;
    private final Projects projects;
    private final Spend spend;
    private final Members members;
    private final CurrentUser user;
    private final Clock clock;

    KeyRows(ApiKeys keys, Projects projects, Spend spend, Members members, CurrentUser user, Clock clock) {
        this.keys = keys;
        this.projects = projects;
        this.spend = spend;
        this.members = members;
        this.user = user;
        this.clock = clock;
    }

    /** Newest first. @param project null: of all @param after the key that the page before ended with */
    public Slice<KeyRow> page(Place place, @Nullable ProjectId project, boolean revokedToo, @Nullable KeyId after) {
        members.require(user.actor(), place.organisation(), Permission.VIEW);
        Slice<ApiKey> page =
                keys.list(place.organisation(), new KeyQuery(KeyKind.PROJECT, project, revokedToo, true, after, PAGE));
        return rows(place, page);
    }

    /** One key alone, whatever its state; nothing when the organisation has no such project key. */
    Slice<KeyRow> only(Place place, KeyId key) {
        members.require(user.actor(), place.organisation(), Permission.VIEW);
        List<ApiKey> found = keys.find(place.organisation(), Set.of(key)).values().stream()
                .filter(one -> one.kind() == KeyKind.PROJECT)
                .toList();
        return rows(place, new Slice<>(found, false));
    }

    private Slice<KeyRow> rows(Place place, Slice<ApiKey> page) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), place.zone());
        Map<KeyId, BigDecimal> amounts = spend.byKey(
                place.organisation(), page.items().stream().map(ApiKey::id).toList(), today.withDayOfMonth(1), today);
        Map<ProjectId, String> names =
                projects.all(place.organisation(), true).stream().collect(Collectors.toMap(Project::id, Project::name));
        return page.map(key -> new KeyRow(
                key,
                key.project() == null ? "" : names.getOrDefault(key.project(), ""),
                amounts.getOrDefault(key.id(), BigDecimal.ZERO)));
    }
}
