package io.lapilli.limit;

import io.lapilli.apikey.ApiKeys;
import io.lapilli.catalog.Models;
import io.lapilli.identity.Actor;
import io.lapilli.identity.Members;
import io.lapilli.identity.OrganisationDirectory;
import io.lapilli.identity.Permission;
import io.lapilli.project.Projects;
import io.lapilli.shared.InvalidInputException;
import io.lapilli.shared.KeyId;
import io.lapilli.shared.NotFoundException;
import io.lapilli.shared.OrganisationId;
import io.lapilli.shared.ProjectId;
import io.lapilli.shared.TierId;
import io.lapilli.tier.Tiers;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Whether there is what is to be limited, and whether one may. */
@Component
class LimitTargets {

    private final Members members;
    private final OrganisationDirectory organisations;
    private final Projects projects;
    private final ApiKeys keys;
    private final Tiers tiers;
    private final Models models;

    LimitTargets(
            Members members,
            OrganisationDirectory organisations,
            Projects projects,
            ApiKeys keys,
            Tiers tiers,
            Models models) {
        this.members = members;
        this.organisations = organisations;
        this.projects = projects;
        this.keys = keys;
        this.tiers = tiers;
        this.models = models;
    }

    /** @throws io.lapilli.shared.NotPermittedException when the role does not allow it */
    void mayLimit(Actor by, OrganisationId organisation) {
        members.require(by, organisation, Permission.MANAGE_PROJECTS);
    }

    /** @throws NotFoundException when the organisation has no such project */
    void project(OrganisationId organisation, ProjectId project) {
        projects.get(organisation, project);
    }

    /** @throws NotFoundException when the organisation has no such key */
    void key(OrganisationId organisation, KeyId key) {
        keys.get(organisation, key);
    }

    /** @throws NotFoundException when there is no such model */
    void model(@Nullable String model) {
        if (model != null) {
            models.get(model);
        }
    }

    /** What only the seller limits. */
    void seller(LimitHolder holder) {
        UUID id = holder.id();
        switch (holder.kind()) {
            case ORGANISATION -> organisation(id);
            case TIER -> tiers.get(new TierId(required(id)));
            case MODEL -> model(holder.model());
            case PROJECT, KEY ->
                throw new InvalidInputException(
                        "kind", "unknown", "projects and keys are limited by their organisation");
        }
    }

    private void organisation(@Nullable UUID id) {
        var organisation = new OrganisationId(required(id));
        if (organisations.find(organisation) == null) {
            throw new NotFoundException("organisation", organisation.text());
        }
    }

    private static UUID required(@Nullable UUID id) {
        if (id == null) {
            throw new IllegalArgumentException("a limit of nobody");
        }
        return id;
    }
}
