package io.lapilli.limit;

import io.lapilli.shared.Changes;
import io.lapilli.shared.KeyId;
import io.lapilli.shared.OrganisationId;
import io.lapilli.shared.ProjectId;
import io.lapilli.tier.Tier;
import io.lapilli.tier.TierBenefits;
import io.lapilli.tier.TierDirectory;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Every limit there is, in memory: no call reads the database. A change is seen here as soon as its transaction has
 * committed, on other nodes within a second. Thread-safe.
 */
@Component
public class LimitBook {

    static final String TOPIC = "limits";

    private final RateLimitStore store;
    private final TierDirectory tiers;
    private volatile Rules current = Rules.NONE;

    LimitBook(RateLimitStore store, TierDirectory tiers, Changes changes) {
        this.store = store;
        this.tiers = tiers;
        changes.on(TOPIC, this::load);
        load();
    }

    /** All at one instant; its identity tells whether something has changed since. */
    record Rules(Map<LimitHolder, Allowance> byHolder) {

        static final Rules NONE = new Rules(Map.of());

        static Rules of(Collection<RateLimit> limits) {
            var byHolder = new HashMap<LimitHolder, Allowance>();
            limits.forEach(limit -> byHolder.put(limit.holder(), limit.allowance()));
            return new Rules(Map.copyOf(byHolder));
        }

        boolean isEmpty() {
            return byHolder.isEmpty();
        }

        Allowance of(LimitHolder holder) {
            return byHolder.getOrDefault(holder, Allowance.NONE);
        }
    }

    /** What an organisation may do: what it was given itself, then its tier's, then the model's. */
    public Allowance of(OrganisationId organisation, @Nullable String model) {
        return organisation(current, organisation, tiers.tierOf(organisation), model);
    }

    /** What a project was given of its own. */
    public Allowance of(ProjectId project, @Nullable String model) {
        return current.of(LimitHolder.of(project, model));
    }

    /** What a key was given of its own. */
    public Allowance of(KeyId key, @Nullable String model) {
        return current.of(LimitHolder.of(key, model));
    }

    /** @param model null: all together */
    static Allowance organisation(
            Rules rules, OrganisationId organisation, @Nullable Tier tier, @Nullable String model) {
        Allowance own = rules.of(LimitHolder.of(organisation, model));
        Allowance tiers = tier == null ? Allowance.NONE : rules.of(LimitHolder.of(tier.id(), model));
        Allowance usual =
                model == null ? tier == null ? Allowance.NONE : benefits(tier) : rules.of(LimitHolder.ofModel(model));
        return own.or(tiers).or(usual);
    }

    private static Allowance benefits(Tier tier) {
        TierBenefits benefits = tier.terms().benefits();
        Integer requests = benefits.requestsPerMinute();
        Long tokens = benefits.tokensPerMinute();
        return new Allowance(
                requests == null ? null : Math.min(requests, Allowance.MOST),
                tokens == null ? null : Math.min(tokens, Allowance.MOST),
                null,
                null);
    }

    Rules rules() {
        return current;
    }

    private synchronized void load() {
        current = Rules.of(store.all());
    }
}
