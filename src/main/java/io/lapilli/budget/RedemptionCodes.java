package io.lapilli.budget;

import io.lapilli.budget.WalletEvent.RedemptionCodeCreated;
import io.lapilli.budget.WalletEvent.RedemptionCodeRedeemed;
import io.lapilli.budget.WalletEvent.RedemptionCodeWithdrawn;
import io.lapilli.identity.Actor;
import io.lapilli.identity.Members;
import io.lapilli.identity.Organisation;
import io.lapilli.identity.OrganisationDirectory;
import io.lapilli.identity.Permission;
import io.lapilli.shared.InvalidInputException;
import io.lapilli.shared.NewIds;
import io.lapilli.shared.NotFoundException;
import io.lapilli.shared.NotPermittedException;
import io.lapilli.shared.OrganisationId;
import io.lapilli.shared.RedemptionCodeId;
import io.lapilli.shared.Slice;
import io.lapilli.shared.secret.Secrets;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Currency;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Codes that the seller makes and that become grants: each once, in one wallet. */
@Service
public class RedemptionCodes {

    private static final String ALGORITHM = "HmacSHA256";

    private final SecureRandom random = new SecureRandom();
    private final RedemptionCodeStore store;
    private final Wallets wallets;
    private final Members members;
    private final OrganisationDirectory organisations;
    private final SecretKeySpec pepper;
    private final NewIds ids;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    RedemptionCodes(
            RedemptionCodeStore store,
            Wallets wallets,
            Members members,
            OrganisationDirectory organisations,
            Secrets secrets,
            NewIds ids,
            Clock clock,
            ApplicationEventPublisher events) {
        this.store = store;
        this.wallets = wallets;
        this.members = members;
        this.organisations = organisations;
        this.pepper = new SecretKeySpec(secrets.derive("redemption-code"), ALGORITHM);
        this.ids = ids;
        this.clock = clock;
        this.events = events;
    }

    /** The seller's use case. */
    @Transactional
    public IssuedCode create(Actor by, RedemptionDraft draft) {
        requireSeller(by);
        Instant now = now();
        requireSensible(draft, now);
        String value = CodeText.make(random);
        var code = new RedemptionCode(
                new RedemptionCodeId(ids.next()),
                value.substring(value.length() - 4),
                draft.amount(),
                draft.currency(),
                draft.note(),
                draft.organisation(),
                now,
                draft.expiresAt(),
                null,
                null,
                null);
        store.insert(code, hash(value));
        events.publishEvent(new RedemptionCodeCreated(by, code));
        return new IssuedCode(value, code);
    }

    /** @throws NotFoundException when there is none of that id */
    public RedemptionCode get(RedemptionCodeId id) {
        return store.find(id).orElseThrow(() -> new NotFoundException("redemption code", id.text()));
    }

    /** The newest first, after the code given. */
    public Slice<RedemptionCode> list(@Nullable RedemptionCodeId after, int limit) {
        return Slice.of(store.page(after, limit + 1), limit);
    }

    /** It can't be redeemed any more. @throws InvalidInputException when it was redeemed or withdrawn before */
    @Transactional
    public RedemptionCode withdraw(Actor by, RedemptionCodeId id) {
        requireSeller(by);
        RedemptionCode code = get(id);
        if (!store.withdraw(id, now())) {
            throw new InvalidInputException("id", "code_unusable", "the code was redeemed or withdrawn before");
        }
        events.publishEvent(new RedemptionCodeWithdrawn(by, code));
        return get(id);
    }

    /** The code becomes a grant in the organisation's wallet. @throws CodeUnusable when it can't */
    @Transactional
    public WalletEntry redeem(Actor by, OrganisationId organisation, String typed) {
        members.require(by, organisation, Permission.MANAGE_MONEY);
        RedemptionCode code = store.find(hash(CodeText.canonical(typed))).orElseThrow(CodeUnusable::new);
        Instant now = now();
        if (code.state(now) != RedemptionCode.State.OPEN
                || code.organisation() != null && !code.organisation().equals(organisation)
                || !code.currency().equals(currency(organisation))
                || !store.redeem(code.id(), organisation, now)) {
            throw new CodeUnusable();
        }
        WalletEntry entry = wallets.grant(by, organisation, code);
        events.publishEvent(new RedemptionCodeRedeemed(by, organisation, code));
        return entry;
    }

    private void requireSensible(RedemptionDraft draft, Instant now) {
        if (draft.expiresAt() != null && !draft.expiresAt().isAfter(now)) {
            throw new InvalidInputException("expires_at", "in_the_past", "expires_at must be in the future");
        }
        try {
            Currency.getInstance(draft.currency());
        } catch (IllegalArgumentException unknown) {
            throw new InvalidInputException("currency", "malformed", "currency must be one of ISO 4217");
        }
        if (draft.organisation() != null && !draft.currency().equals(currency(draft.organisation()))) {
            throw new InvalidInputException(
                    "currency", "not_allowed", "currency must be the one that the organization is billed in");
        }
    }

    private String currency(OrganisationId id) {
        Organisation organisation = organisations.find(id);
        if (organisation == null) {
            throw new NotFoundException("organisation", id.text());
        }
        return organisation.currency().getCurrencyCode();
    }

    private String hash(String value) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(pepper);
            return HexFormat.of()
                    .formatHex(mac.doFinal(CodeText.canonical(value).getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java has " + ALGORITHM, impossible);
        }
    }

    private static void requireSeller(Actor by) {
        if (!by.seller()) {
            throw new NotPermittedException("the operator's administration");
        }
    }

    private Instant now() {
        return BudgetRows.now(clock);
    }
}
