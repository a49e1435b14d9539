package io.lapilli.console.overview;

import io.lapilli.apikey.ApiKey;
import io.lapilli.apikey.ApiKeys;
import io.lapilli.console.overview.Overview.Share;
import io.lapilli.project.Project;
import io.lapilli.project.Projects;
import io.lapilli.shared.KeyId;
import io.lapilli.shared.ProjectId;
import io.lapilli.ui.Place;
import io.lapilli.usage.SeriesUnit;
import io.lapilli.usage.UsageDimension;
import io.lapilli.usage.UsageGroup;
import io.lapilli.usage.UsageSeries.Point;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Reads where this month's money goes: by project, or by key when one project is looked at. */
@Component
class ShareReader {

    private static final int MOST = 5;
    private static final String UNKNOWN = "–";

    private final Usages usage;
    private final Projects projects;
    private final ApiKeys keys;

    ShareReader(Usages usage, Projects projects, ApiKeys keys) {
        this.usage = usage;
        this.projects = projects;
        this.keys = keys;
    }

    List<Share> read(Place place, LocalDate today) {
        boolean byKey = place.project() != null;
        UsageDimension by = byKey ? UsageDimension.KEY : UsageDimension.PROJECT;
        Map<UsageGroup, BigDecimal> amounts =
                usage.read(place, SeriesUnit.DAY, today.withDayOfMonth(1), today, by).stream()
                        .collect(Collectors.groupingBy(
                                Point::group, Collectors.reducing(BigDecimal.ZERO, Point::amount, BigDecimal::add)));
        List<Map.Entry<UsageGroup, BigDecimal>> greatest = amounts.entrySet().stream()
                .filter(entry -> entry.getValue().signum() != 0)
                .sorted(Map.Entry.<UsageGroup, BigDecimal>comparingByValue().reversed())
                .limit(MOST)
                .toList();
        Function<UsageGroup, String> name =
                byKey ? keyNames(place, greatest.stream().map(Map.Entry::getKey).toList()) : projectNames(place);
        return greatest.stream()
                .map(entry -> new Share(name.apply(entry.getKey()), entry.getValue()))
                .toList();
    }

    private Function<UsageGroup, String> projectNames(Place place) {
        Map<ProjectId, String> names =
                projects.all(place.organisation(), true).stream().collect(Collectors.toMap(Project::id, Project::name));
        return group -> names.getOrDefault(group.project(), UNKNOWN);
    }

    private Function<UsageGroup, String> keyNames(Place place, List<UsageGroup> groups) {
        Set<KeyId> ids =
                groups.stream().map(UsageGroup::key).filter(Objects::nonNull).collect(Collectors.toSet());
        Map<KeyId, ApiKey> found = keys.find(place.organisation(), ids);
        return group -> Optional.ofNullable(group.key())
                .map(found::get)
                .map(ApiKey::name)
                .orElse(UNKNOWN);
    }
}
