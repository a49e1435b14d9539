package io.lapilli.notice;

import io.lapilli.apikey.ApiKey;
import io.lapilli.apikey.ApiKeys;
import io.lapilli.apikey.KeyOwner;
import io.lapilli.identity.Permission;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Tells a week before a key stops working: its person, or for a program's key who may manage keys. Not of keys that were
 * made for less than that. Nodes may look at the same time: a key is told of once.
 */
@Component
class KeyExpiryWatch {

    private static final Logger log = LoggerFactory.getLogger(KeyExpiryWatch.class);
    private static final Duration AHEAD = Duration.ofDays(7);
    private static final int AT_ONCE = 500;

    private final ApiKeys keys;
    private final NoticeBoard board;
    private final TransactionOperations transactions;
    private final Clock clock;

    KeyExpiryWatch(ApiKeys keys, NoticeBoard board, TransactionOperations transactions, Clock clock) {
        this.keys = keys;
        this.board = board;
        this.transactions = transactions;
        this.clock = clock;
    }

    @Scheduled(fixedDelay = 600_000, initialDelay = 15_000)
    void look() {
        Instant now = clock.instant();
        @Nullable ApiKey last = null;
        do {
            List<ApiKey> some = keys.expiring(now, now.plus(AHEAD), last == null ? null : last.id(), AT_ONCE);
            tell(some);
            last = some.size() < AT_ONCE ? null : some.getLast();
        } while (last != null);
    }

    private void tell(List<ApiKey> some) {
        Set<String> told = board.told(some.stream().map(KeyExpiryWatch::once).toList());
        for (ApiKey key : some) {
            Instant expires = key.expiresAt();
            if (expires != null && !told.contains(once(key)) && key.createdAt().isBefore(expires.minus(AHEAD))) {
                try {
                    transactions.executeWithoutResult(_ -> board.tell(notice(key, expires)));
                } catch (DuplicateKeyException another) {
                    log.debug("Another node told of {} first", key.id(), another);
                } catch (DataAccessException away) {
                    log.warn("Could not tell that {} expires; it is tried again", key.id(), away);
                }
            }
        }
    }

    private static NewNotice notice(ApiKey key, Instant expires) {
        return new NewNotice(
                NoticeKind.KEY_EXPIRES,
                key.owner() instanceof KeyOwner.Person person
                        ? Audience.person(person.id())
                        : Audience.whoMay(Permission.MANAGE_KEYS, key.organisation()),
                key.organisation(),
                null,
                key.name() + " …" + key.last4(),
                null,
                expires,
                once(key));
    }

    private static String once(ApiKey key) {
        return "key " + key.id().text();
    }
}
