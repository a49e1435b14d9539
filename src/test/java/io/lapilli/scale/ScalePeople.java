package io.lapilli.scale;

import io.lapilli.identity.MemberRole;
import io.lapilli.shared.KeyId;
import io.lapilli.shared.NewIds;
import io.lapilli.shared.OrganisationId;
import io.lapilli.shared.ProjectId;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;

/** The rows that use cases would write one by one: customers, people, projects, keys, and what stands around them. */
final class ScalePeople {

    private static final List<String> GIVEN = List.of(
            "Anna", "Bo", "Chen", "Dilek", "Emre", "Fang", "Greta", "Hiro", "Ines", "Jonas", "Kaya", "Lei", "Mei",
            "Nadia", "Omar", "Priya", "Qing", "Rosa", "Sven", "Tariq", "Ulla", "Vikram", "Wei", "Xue", "Yara", "Zoe");
    private static final List<String> FAMILY = List.of(
            "Adler",
            "Bauer",
            "Chan",
            "Dogan",
            "Eriksson",
            "Fischer",
            "Guo",
            "Huang",
            "Ito",
            "Jansen",
            "Kumar",
            "Lin",
            "Meier",
            "Nguyen",
            "Okafor",
            "Patel",
            "Quist",
            "Rivas",
            "Sommer",
            "Tanaka",
            "Unger",
            "Vogt",
            "Wang",
            "Xu",
            "Yilmaz",
            "Zhao");
    private static final int BATCH = 1_000;

    private final JdbcTemplate jdbc;
    private final ScaleSize size;
    private final Instant now;
    private final Instant begin;
    private final Random random = new Random(1);
    private final NewIds ids;

    ScalePeople(JdbcTemplate jdbc, ScaleSize size, Instant now) {
        this.jdbc = jdbc;
        this.size = size;
        this.now = now;
        this.begin = now.minus(Duration.ofDays(ScaleSize.DAYS + 2L));
        this.ids = new NewIds(InstantSource.fixed(begin), () -> random);
    }

    /** Everything that has to be there before anything can be used; the customers, the largest first. */
    List<ScaleCustomer> fill() {
        List<UUID> organisations = organisations();
        people(organisations);
        var customers = new ArrayList<ScaleCustomer>();
        for (int rank = 0; rank < organisations.size(); rank++) {
            customers.add(work(rank, new OrganisationId(organisations.get(rank))));
        }
        return customers;
    }

    private List<UUID> organisations() {
        var rows = new ArrayList<Object[]>();
        var spans = new ArrayList<Object[]>();
        var paid = new ArrayList<Object[]>();
        var notes = new ArrayList<Object[]>();
        var all = new ArrayList<UUID>();
        for (int rank = 0; rank < size.customers(); rank++) {
            UUID id = ids.next();
            all.add(id);
            String name = FAMILY.get(rank % FAMILY.size()) + " " + GIVEN.get(rank / FAMILY.size() % GIVEN.size()) + " "
                    + (rank + 1);
            boolean prepaid = isPrepaid(rank);
            boolean suspended = rank % 50 == 49;
            rows.add(new Object[] {
                id,
                name,
                name.toLowerCase(Locale.ROOT),
                prepaid ? "PREPAID" : "POSTPAID",
                ScaleCustomer.zone(rank).getId(),
                suspended ? at(now.minus(Duration.ofDays(3))) : null,
                suspended ? "An unpaid statement" : null,
                at(begin)
            });
            notes.add(new Object[] {ids.next(), id, "CREATED", at(begin), name});
            if (prepaid) {
                spans.add(new Object[] {id, at(begin)});
                for (int month = 0; month < 14; month++) {
                    Instant then = begin.plus(Duration.ofDays(30L * month));
                    paid.add(new Object[] {
                        ids.at(then.toEpochMilli()),
                        id,
                        "TOP_UP",
                        BigDecimal.valueOf(100_000),
                        "Bank transfer",
                        at(then)
                    });
                }
            }
        }
        insert(
                "INSERT INTO organisation (id, name, name_key, currency, billing, time_zone, operator, suspended_at,"
                        + " suspended_reason, created_at, version) VALUES (?, ?, ?, 'CNY', ?, ?, FALSE, ?, ?, ?, 1)",
                rows);
        insert(
                "INSERT INTO organisation_note (id, organisation_id, kind, happened_at, value_after)"
                        + " VALUES (?, ?, ?, ?, ?)",
                notes);
        insert("INSERT INTO wallet_span (organisation_id, since) VALUES (?, ?)", spans);
        insert(
                "INSERT INTO wallet_entry (id, organisation_id, kind, amount, currency, note, created_at)"
                        + " VALUES (?, ?, ?, ?, 'CNY', ?, ?)",
                paid);
        return all;
    }

    private static boolean isPrepaid(int rank) {
        return rank % 10 == 3;
    }

    /** The larger a customer, the more people; everybody tenth belongs to a second one. Owners can sign in. */
    private void people(List<UUID> organisations) {
        String hash = jdbc.queryForObject(
                "SELECT password_hash FROM app_user WHERE email = ?", String.class, ScaleData.ADMINISTRATOR);
        var users = new ArrayList<Object[]>();
        var members = new ArrayList<Object[]>();
        var visits = new ArrayList<Object[]>();
        double all = 0;
        for (int rank = 0; rank < organisations.size(); rank++) {
            all += share(rank);
        }
        int made = 0;
        double due = 0;
        for (int rank = 0; rank < organisations.size(); rank++) {
            due += share(rank) / all * (size.users() - organisations.size());
            for (int nth = 0; nth == 0 || made - rank - 1 < due - 0.5; nth++) {
                Instant joined = begin.plusSeconds((long) (random.nextDouble() * ScaleSize.DAYS * 86_400));
                UUID id = nth == 0 ? ids.next() : ids.at(joined.toEpochMilli());
                String name = GIVEN.get(random.nextInt(GIVEN.size())) + " " + FAMILY.get(random.nextInt(FAMILY.size()));
                Instant seen = made % 6 == 5 ? null : now.minusSeconds(random.nextInt(60 * 86_400));
                users.add(new Object[] {
                    id,
                    nth == 0 ? ScaleCustomer.owner(rank) : "person" + made + "@customer" + rank + ".example",
                    name,
                    name.toLowerCase(Locale.ROOT),
                    nth > 0 && made % 17 == 0 ? null : hash,
                    nth > 0 && made % 2_500 == 0 ? "SUPPORT" : null,
                    nth > 0 && made % 23 == 0 ? at(now.minus(Duration.ofDays(9))) : null,
                    at(seen),
                    at(seen),
                    at(joined)
                });
                MemberRole role = nth == 0 ? MemberRole.OWNER : MemberRole.values()[1 + made % 4];
                members.add(new Object[] {organisations.get(rank), id, role.name(), at(joined)});
                if (nth > 0 && made % 10 == 0) {
                    members.add(new Object[] {
                        organisations.get((rank + 1) % organisations.size()), id, MemberRole.VIEWER.name(), at(joined)
                    });
                }
                if (seen != null) {
                    visits.add(new Object[] {ids.at(seen.toEpochMilli()), id, at(seen), at(seen)});
                }
                made++;
            }
        }
        insert(
                "INSERT INTO app_user (id, email, name, name_key, password_hash, platform_role, disabled_at,"
                        + " last_sign_in_at, last_seen_at, created_at, session_epoch, version)"
                        + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, 1)",
                users);
        insert("INSERT INTO member (organisation_id, user_id, role, created_at) VALUES (?, ?, ?, ?)", members);
        insert(
                "INSERT INTO sign_in (id, user_id, happened_at, accepted, address, agent, last_seen_at)"
                        + " VALUES (?, ?, ?, TRUE, '192.0.2.7', 'Mozilla/5.0 (X11; Linux x86_64) Chrome/138.0.0.0', ?)",
                visits);
    }

    private static double share(int rank) {
        return 1 / Math.sqrt(rank + 1.0);
    }

    private ScaleCustomer work(int rank, OrganisationId id) {
        int count = ScaleCustomer.keys(rank, size.customers());
        var projects = new ArrayList<Object[]>();
        var accounts = new ArrayList<Object[]>();
        var rows = new ArrayList<Object[]>();
        var keys = new ArrayList<ScaleCustomer.Key>();
        UUID project = null;
        // one in eight more than is used: never called with, expired or revoked
        for (int nth = 0; nth < count + Math.max(1, count / 8); nth++) {
            if (project == null || nth % 4 == 0) {
                project = ids.next();
                String name = "Project " + (projects.size() + 1);
                projects.add(new Object[] {project, id.value(), name, name.toLowerCase(Locale.ROOT), at(begin)});
            }
            UUID account = ids.next();
            UUID key = ids.next();
            boolean used = nth < count;
            String name = "service " + (nth + 1);
            accounts.add(new Object[] {account, id.value(), project, name, at(begin)});
            rows.add(new Object[] {
                key,
                id.value(),
                project,
                account,
                name,
                secret(),
                text(4),
                at(begin),
                !used && nth % 2 == 0 ? at(now.minus(Duration.ofDays(20))) : null,
                used ? at(now.minusSeconds(60L * nth)) : null
            });
            if (used) {
                int model = nth % ScaleUsage.MODELS.size();
                keys.add(new ScaleCustomer.Key(
                        new ProjectId(project),
                        new KeyId(key),
                        List.of(
                                ScaleUsage.MODELS.get(model),
                                ScaleUsage.MODELS.get((model + 1) % ScaleUsage.MODELS.size()))));
            }
        }
        insert(
                "INSERT INTO project (id, organisation_id, name, name_key, created_at) VALUES (?, ?, ?, ?, ?)",
                projects);
        insert(
                "INSERT INTO service_account (id, organisation_id, project_id, name, created_at)"
                        + " VALUES (?, ?, ?, ?, ?)",
                accounts);
        insert(
                "INSERT INTO api_key (id, kind, organisation_id, project_id, service_account_id, name, secret_hash,"
                        + " last4, created_at, expires_at, last_used_at, version)"
                        + " VALUES (?, 'PROJECT', ?, ?, ?, ?, ?, ?, ?, ?, ?, 1)",
                rows);
        String name = jdbc.queryForObject("SELECT name FROM organisation WHERE id = ?", String.class, id.value());
        return new ScaleCustomer(rank, id, String.valueOf(name), ScaleCustomer.zone(rank), keys);
    }

    /** What a portal of some age has besides: codes, links, notices, refused calls. */
    void around(Collection<ScaleCustomer> customers) {
        var links = new ArrayList<Object[]>();
        var notices = new ArrayList<Object[]>();
        var refusals = new ArrayList<Object[]>();
        var codes = new ArrayList<Object[]>();
        for (ScaleCustomer customer : customers) {
            UUID id = customer.id().value();
            for (int nth = 0; nth < 8; nth++) {
                Instant then = now.minus(Duration.ofDays(nth * 2L));
                links.add(new Object[] {
                    ids.at(then.toEpochMilli()),
                    secret(),
                    "new" + nth + "@customer" + customer.rank() + ".example",
                    id,
                    at(then),
                    at(then.plus(Duration.ofDays(7)))
                });
                notices.add(new Object[] {
                    ids.at(then.toEpochMilli()),
                    "may VIEW in " + id,
                    id,
                    at(then),
                    "scale-" + customer.rank() + "-" + nth
                });
                codes.add(new Object[] {
                    ids.at(then.toEpochMilli()), secret(), text(4), BigDecimal.valueOf(100), id, at(then)
                });
            }
            refusals.add(new Object[] {
                at(Instant.ofEpochSecond(now.getEpochSecond() / 900 * 900)),
                id,
                customer.keys().getFirst().project().value(),
                customer.keys().getFirst().id().value()
            });
        }
        insert(
                "INSERT INTO invitation (id, token_hash, kind, email, organisation_id, role, created_at, expires_at)"
                        + " VALUES (?, ?, 'INVITE', ?, ?, 'DEVELOPER', ?, ?)",
                links);
        insert(
                "INSERT INTO notice (id, audience, kind, organisation_id, subject, share, happened_at, once)"
                        + " VALUES (?, ?, 'BUDGET_REACHED', ?, '', 0.8, ?, ?)",
                notices);
        insert(
                "INSERT INTO redemption_code (id, code_hash, last4, amount, currency, organisation_id, created_at)"
                        + " VALUES (?, ?, ?, ?, 'CNY', ?, ?)",
                codes);
        insert(
                "INSERT INTO refusal_quarter (quarter, organisation_id, project_id, key_id, code, refusals)"
                        + " VALUES (?, ?, ?, ?, 'rate_limit_exceeded', 7)",
                refusals);
    }

    private void insert(String sql, List<Object[]> rows) {
        for (int from = 0; from < rows.size(); from += BATCH) {
            jdbc.batchUpdate(sql, rows.subList(from, Math.min(rows.size(), from + BATCH)));
        }
    }

    private String secret() {
        var bytes = new byte[32];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    private String text(int length) {
        return secret().substring(0, length);
    }

    private static Object at(Instant at) {
        return at == null ? null : at.atOffset(ZoneOffset.UTC);
    }
}
