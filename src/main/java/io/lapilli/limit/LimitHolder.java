package io.lapilli.limit;

import io.lapilli.shared.InvalidInputException;
import io.lapilli.shared.KeyId;
import io.lapilli.shared.OrganisationId;
import io.lapilli.shared.ProjectId;
import io.lapilli.shared.TierId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a limit holds for.
 *
 * @param id of the key, project, organisation or tier; null of a model's
 * @param model which model's requests are counted; null: all together
 */
public record LimitHolder(
        LimitKind kind, @Nullable UUID id, @Nullable String model) {

    public LimitHolder {
        if ((id == null) != (kind == LimitKind.MODEL)) {
            throw new IllegalArgumentException("a limit of a " + kind + " and the id " + id);
        }
        if (kind == LimitKind.MODEL && model == null) {
            throw new InvalidInputException("model", "missing_value", "model is required");
        }
    }

    public static LimitHolder of(KeyId key, @Nullable String model) {
        return new LimitHolder(LimitKind.KEY, key.value(), model);
    }

    public static LimitHolder of(ProjectId project, @Nullable String model) {
        return new LimitHolder(LimitKind.PROJECT, project.value(), model);
    }

    public static LimitHolder of(OrganisationId organisation, @Nullable String model) {
        return new LimitHolder(LimitKind.ORGANISATION, organisation.value(), model);
    }

    public static LimitHolder of(TierId tier, @Nullable String model) {
        return new LimitHolder(LimitKind.TIER, tier.value(), model);
    }

    public static LimitHolder ofModel(String model) {
        return new LimitHolder(LimitKind.MODEL, null, model);
    }
}
