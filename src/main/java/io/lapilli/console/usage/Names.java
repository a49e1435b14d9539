package io.lapilli.console.usage;

import io.lapilli.apikey.ApiKey;
import io.lapilli.apikey.ApiKeys;
import io.lapilli.identity.Users;
import io.lapilli.project.Project;
import io.lapilli.project.Projects;
import io.lapilli.shared.KeyId;
import io.lapilli.shared.OrganisationId;
import io.lapilli.shared.ProjectId;
import io.lapilli.shared.UserId;
import io.lapilli.usage.UsageGroup;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What projects, keys and people of an organisation are called; one query for many. */
@Component
class Names {

    private static final String UNKNOWN = "–";

    private final Projects projects;
    private final ApiKeys keys;
    private final Users users;

    Names(Projects projects, ApiKeys keys, Users users) {
        this.projects = projects;
        this.keys = keys;
        this.users = users;
    }

    Map<ProjectId, String> projects(OrganisationId organisation) {
        return projects.all(organisation, true).stream().collect(Collectors.toMap(Project::id, Project::name));
    }

    Map<KeyId, ApiKey> keys(OrganisationId organisation, Collection<KeyId> ids) {
        return keys.find(organisation, ids);
    }

    /**
     * The name of each group, in the outside form of its id or, of a model, as it is.
     *
     * @param groups what usage of the organisation is about, so that people in it belong there
     */
    Map<String, String> of(OrganisationId organisation, Stack stack, Collection<UsageGroup> groups) {
        return switch (stack) {
            case PROJECT ->
                projects(organisation).entrySet().stream()
                        .collect(Collectors.toMap(entry -> entry.getKey().text(), Map.Entry::getValue));
            case MODEL ->
                groups.stream()
                        .map(UsageGroup::model)
                        .filter(Objects::nonNull)
                        .distinct()
                        .collect(Collectors.toMap(model -> model, model -> model));
            case KEY ->
                keys(
                                organisation,
                                groups.stream()
                                        .map(UsageGroup::key)
                                        .filter(Objects::nonNull)
                                        .collect(Collectors.toSet()))
                        .entrySet()
                        .stream()
                        .collect(Collectors.toMap(entry -> entry.getKey().text(), entry -> keyName(entry.getValue())));
            case PERSON ->
                users
                        .names(groups.stream()
                                .map(UsageGroup::user)
                                .filter(Objects::nonNull)
                                .collect(Collectors.<UserId>toSet()))
                        .entrySet()
                        .stream()
                        .collect(Collectors.toMap(entry -> entry.getKey().text(), Map.Entry::getValue));
        };
    }

    /** The value that a filter has for a group; null for what belongs to nobody. */
    static @Nullable String value(Stack stack, UsageGroup group) {
        return switch (stack) {
            case PROJECT -> group.project() == null ? null : group.project().text();
            case KEY -> group.key() == null ? null : group.key().text();
            case MODEL -> group.model();
            case PERSON -> group.user() == null ? null : group.user().text();
        };
    }

    /** "chat backend …Vq3e"; "Playground · Chen Jing" where a person called in the browser. */
    static String keyName(ApiKey key) {
        if (key.kind().isPresented()) {
            return key.name() + " …" + key.last4();
        }
        return key.owner() == null
                ? key.name()
                : key.name() + " · " + key.owner().name();
    }

    static String orUnknown(@Nullable String name) {
        return name == null ? UNKNOWN : name;
    }
}
