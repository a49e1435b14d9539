package io.lapilli.console.overview;

import io.lapilli.apikey.ApiKey;
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

    ShareReader(Usages usage, Projects projects) {
        this.usage = usage;
        this.projects = projects;
    }

    List<Share> read(Place place, List<ApiKey> keys, LocalDate today) {
        boolean byKey = place.project() != null;
        UsageDimension by = byKey ? UsageDimension.KEY : UsageDimension.PROJECT;
        Function<UsageGroup, String> name = byKey ? keyNames(keys) : projectNames(place);
        Map<UsageGroup, BigDecimal> amounts =
                usage.read(place, SeriesUnit.DAY, today.withDayOfMonth(1), today, by).stream()
                        .collect(Collectors.groupingBy(
                                Point::group, Collectors.reducing(BigDecimal.ZERO, Point::amount, BigDecimal::add)));
        return amounts.entrySet().stream()
                .filter(entry -> entry.getValue().signum() != 0)
                .sorted(Map.Entry.<UsageGroup, BigDecimal>comparingByValue().reversed())
                .limit(MOST)
                .map(entry -> new Share(name.apply(entry.getKey()), entry.getValue()))
                .toList();
    }

    private Function<UsageGroup, String> projectNames(Place place) {
        Map<ProjectId, String> names =
                projects.all(place.organisation(), true).stream().collect(Collectors.toMap(Project::id, Project::name));
        return group -> names.getOrDefault(group.project(), UNKNOWN);
    }

    private static Function<UsageGroup, String> keyNames(List<ApiKey> keys) {
        Map<KeyId, String> names = keys.stream().collect(Collectors.toMap(ApiKey::id, ApiKey::name));
        return group -> names.getOrDefault(group.key(), UNKNOWN);
    }
}
