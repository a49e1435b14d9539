package io.lapilli.usage;

import io.lapilli.shared.KeyId;
import io.lapilli.shared.ProjectId;
import io.lapilli.shared.UserId;
import java.util.Collection;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which usage of an organisation is meant. An empty set does not restrict.
 *
 * @param users people whose keys are meant
 * @param batch only the service class {@code batch}, or only the others; null: all
 * @param endpoint null: all
 */
public record UsageFilter(
        Set<ProjectId> projects,
        Set<KeyId> keys,
        Set<String> models,
        Set<UserId> users,
        @Nullable Boolean batch,
        @Nullable Endpoint endpoint) {

    /** Everything. */
    public static final UsageFilter NONE = new UsageFilter(Set.of(), Set.of(), Set.of(), Set.of(), null, null);

    public UsageFilter {
        projects = Set.copyOf(projects);
        keys = Set.copyOf(keys);
        models = Set.copyOf(models);
        users = Set.copyOf(users);
    }

    public UsageFilter projects(Collection<ProjectId> only) {
        return new UsageFilter(Set.copyOf(only), keys, models, users, batch, endpoint);
    }

    public UsageFilter keys(Collection<KeyId> only) {
        return new UsageFilter(projects, Set.copyOf(only), models, users, batch, endpoint);
    }

    public UsageFilter models(Collection<String> only) {
        return new UsageFilter(projects, keys, Set.copyOf(only), users, batch, endpoint);
    }

    public UsageFilter users(Collection<UserId> only) {
        return new UsageFilter(projects, keys, models, Set.copyOf(only), batch, endpoint);
    }

    public UsageFilter batch(@Nullable Boolean only) {
        return new UsageFilter(projects, keys, models, users, only, endpoint);
    }

    public UsageFilter endpoint(@Nullable Endpoint only) {
        return new UsageFilter(projects, keys, models, users, batch, only);
    }
}
