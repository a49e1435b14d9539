package io.lapilli.budget;

import io.lapilli.identity.Actor;
import io.lapilli.shared.LapilliSettings;
import io.lapilli.shared.NewIds;
import io.lapilli.shared.OrganisationId;
import io.lapilli.shared.WalletEntryId;
import io.lapilli.usage.UsageEvent;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Lets an organisation of demo data have paid in advance: top-ups in time, and codes that it redeemed. */
@Service
@Transactional(propagation = Propagation.MANDATORY)
public class DemoWallet {

    private static final Actor SELLER = Actor.INSTALLATION;
    private static final int DAYS = 30;
    private static final BigDecimal STEP = BigDecimal.valueOf(500);
    private static final BigDecimal GIVEN = BigDecimal.valueOf(200);
    private static final LocalTime MORNING = LocalTime.of(9, 10);
    private static final String FAIR = "Trade fair";
    private static final Duration POST = Duration.ofDays(2);
    private static final Duration RUNS_OUT = Duration.ofDays(60);

    private final Wallets wallets;
    private final RedemptionCodes codes;
    private final WalletStore store;
    private final DemoWalletRows rows;
    private final NewIds ids;
    private final LapilliSettings settings;

    DemoWallet(
            Wallets wallets,
            RedemptionCodes codes,
            WalletStore store,
            DemoWalletRows rows,
            NewIds ids,
            LapilliSettings settings) {
        this.wallets = wallets;
        this.codes = codes;
        this.store = store;
        this.rows = rows;
        this.ids = ids;
        this.settings = settings;
    }

    /** The organisation, which pays in advance, did so then already. Before any of its usage is written. */
    public void begin(OrganisationId organisation, Instant then) {
        rows.began(organisation, then);
    }

    /**
     * Gives each day's charge its place in time, and pays in on the mornings on which less was left than two such days
     * take, about what thirty days take, so that the wallet was never empty. Its first time comes with two codes
     * redeemed, and one that nobody has redeemed yet.
     *
     * @param events what was written just now, in the order of time; the wallet holds their charges
     */
    public void payIn(OrganisationId organisation, ZoneId zone, List<UsageEvent> events) {
        NavigableMap<LocalDate, BigDecimal> charged = byDay(events, zone);
        BigDecimal balance = store.balance(organisation).add(sum(charged));
        Map<LocalDate, BigDecimal> granted =
                balance.signum() == 0 && !charged.isEmpty() ? grant(organisation, zone, charged) : Map.of();
        for (LocalDate day : charged.keySet()) {
            BigDecimal charge = charged.getOrDefault(day, BigDecimal.ZERO);
            balance = balance.add(granted.getOrDefault(day, BigDecimal.ZERO));
            if (balance.compareTo(charge.add(charge)) < 0) {
                BigDecimal paid = enough(charged, day);
                topUp(organisation, paid, morning(day, zone));
                balance = balance.add(paid);
            }
            balance = balance.subtract(charge);
            Instant evening = day.plusDays(1).atStartOfDay(zone).toInstant().minusSeconds(1);
            rows.chargedAt(organisation, day, id(evening), evening);
        }
    }

    private Map<LocalDate, BigDecimal> grant(
            OrganisationId organisation, ZoneId zone, NavigableMap<LocalDate, BigDecimal> charged) {
        var granted = new HashMap<LocalDate, BigDecimal>();
        LocalDate last = charged.lastKey();
        LocalDate lately = charged.ceilingKey(last.minusDays(12));
        for (LocalDate day : new TreeSet<>(List.of(charged.firstKey(), lately == null ? last : lately))) {
            String note = day.equals(charged.firstKey()) ? "Welcome" : FAIR;
            granted.put(day, redeem(organisation, note, morning(day, zone)));
        }
        Instant made = morning(last, zone);
        IssuedCode open = codes.create(SELLER, draft(FAIR, made.plus(RUNS_OUT)));
        rows.codeMade(open.code().id(), made);
        return granted;
    }

    private BigDecimal redeem(OrganisationId organisation, String note, Instant at) {
        IssuedCode code = codes.create(SELLER, draft(note, null));
        WalletEntry entry = codes.redeem(SELLER, organisation, code.value());
        rows.codeMade(code.code().id(), at.minus(POST));
        rows.codeRedeemed(code.code().id(), at);
        rows.enteredAt(entry.id(), id(at), at);
        return entry.amount();
    }

    private RedemptionDraft draft(String note, @Nullable Instant expires) {
        return new RedemptionDraft(GIVEN, settings.currency(), note, null, expires);
    }

    private void topUp(OrganisationId organisation, BigDecimal amount, Instant at) {
        WalletEntry entry = wallets.enter(SELLER, organisation, new WalletDraft(WalletEntry.Kind.TOP_UP, amount, null));
        rows.enteredAt(entry.id(), id(at), at);
    }

    /** What thirty days take from then on, or took until the last day; in whole steps. */
    private static BigDecimal enough(NavigableMap<LocalDate, BigDecimal> charged, LocalDate day) {
        LocalDate end = day.plusDays(DAYS);
        BigDecimal coming = sum(charged.subMap(day, true, end, false));
        BigDecimal lately = sum(charged.tailMap(charged.lastKey().minusDays(DAYS), false));
        BigDecimal most = end.isAfter(charged.lastKey()) ? coming.max(lately) : coming;
        return most.divide(STEP, 0, RoundingMode.CEILING).multiply(STEP).add(STEP);
    }

    private static NavigableMap<LocalDate, BigDecimal> byDay(List<UsageEvent> events, ZoneId zone) {
        var byDay = new TreeMap<LocalDate, BigDecimal>();
        for (UsageEvent event : events) {
            byDay.merge(
                    LocalDate.ofInstant(event.occurredAt(), zone),
                    event.charge().total(),
                    BigDecimal::add);
        }
        return byDay;
    }

    private static BigDecimal sum(Map<LocalDate, BigDecimal> amounts) {
        return amounts.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static Instant morning(LocalDate day, ZoneId zone) {
        return day.atTime(MORNING).atZone(zone).toInstant();
    }

    private WalletEntryId id(Instant at) {
        return new WalletEntryId(ids.at(at.toEpochMilli()));
    }
}
