package io.lapilli.budget;

import io.lapilli.shared.KeyId;
import io.lapilli.shared.OrganisationId;
import io.lapilli.shared.ProjectId;

/** Whose budgets and wallet a request touches. */
public record Payer(OrganisationId organisation, ProjectId project, KeyId key) {}
