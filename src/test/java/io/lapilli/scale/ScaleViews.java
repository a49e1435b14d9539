package io.lapilli.scale;

import io.lapilli.identity.PlatformRole;
import io.lapilli.shared.KeyId;
import io.lapilli.shared.OrganisationId;
import io.lapilli.shared.ProjectId;
import io.lapilli.shared.RequestId;
import io.lapilli.shared.UserId;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Opens every screen again and again, each time about another customer, and keeps what each opening asked of the
 * database. Every second customer is one of the largest twentieth, so that the slowest twentieth of all openings is
 * about these.
 */
public final class ScaleViews {

    private static final Duration FORGOTTEN = Duration.ofMinutes(11);

    private final ScalePortal portal;
    private final Random random = new Random(42);
    private final Map<String, List<Opening>> openings = new LinkedHashMap<>();
    private final BiConsumer<String, Integer> opened;

    /** @param opened told of each screen while it is open, with the customer's rank */
    public ScaleViews(ScalePortal portal, BiConsumer<String, Integer> opened) {
        this.portal = portal;
        this.opened = opened;
    }

    /** Whom a screen is about. */
    private record About(
            int rank,
            OrganisationId customer,
            ProjectId project,
            KeyId busy,
            KeyId idle,
            RequestId request,
            UserId person) {

        String year(LocalDate today) {
            return "range=own&from=" + today.minusDays(364) + "&to=" + today;
        }
    }

    private static Map<String, Function<About, String>> customers(LocalDate today) {
        Map<String, Function<About, String>> views = new LinkedHashMap<>();
        // the first page of a session has the shell's questions in it as well
        views.put("Profile, sessions", _ -> "profile");
        views.put("Overview", _ -> "");
        views.put("Usage, this week by project", _ -> "usage");
        views.put("Usage, today by key", _ -> "usage?range=day&by=key&measure=tokens");
        views.put("Usage, 30 days by key, with those before", _ -> "usage?range=month&by=key&compare=1");
        views.put(
                "Usage, 90 days by model",
                _ -> "usage?range=own&by=model&from=" + today.minusDays(89) + "&to=" + today);
        views.put("Usage, a year by key", about -> "usage?by=key&" + about.year(today));
        views.put(
                "Usage, a year by person, with the one before",
                about -> "usage?compare=1&by=person&" + about.year(today));
        views.put(
                "Usage, a year of one project by model",
                about -> "usage?by=model&project=" + about.project().text() + "&" + about.year(today));
        views.put(
                "Usage, a year of one busy key",
                about -> "usage?key=" + about.busy().text() + "&" + about.year(today));
        views.put(
                "Usage, a year of one idle key",
                about -> "usage?key=" + about.idle().text() + "&" + about.year(today));
        views.put("Usage, a year's failures", about -> "usage?failures=1&" + about.year(today));
        views.put(
                "Usage, a year of an idle key's failures",
                about -> "usage?failures=1&key=" + about.idle().text() + "&" + about.year(today));
        views.put(
                "Usage, one request explained",
                about -> "usage?range=month&request=" + about.request().text());
        views.put("Projects", _ -> "projects");
        views.put("Project", about -> "projects/" + about.project().text());
        views.put("Keys", _ -> "keys");
        views.put("Keys, revoked too", _ -> "keys?revoked=too");
        views.put("Models", _ -> "models");
        views.put("Model", _ -> "models/doubao-pro-32k");
        views.put("Playground", _ -> "playground");
        views.put("Tier", _ -> "tier");
        views.put("Members", _ -> "members");
        views.put("Budgets", _ -> "spend/budgets");
        views.put("Wallet", _ -> "spend/wallet");
        views.put("Admin keys", _ -> "admin-keys");
        views.put("Notices", _ -> "notices");
        return views;
    }

    private static Map<String, Function<About, String>> desk() {
        Map<String, Function<About, String>> views = new LinkedHashMap<>();
        views.put("Desk: Today", _ -> "operator/today");
        views.put("Desk: Users, by name", _ -> "operator/users");
        views.put("Desk: Users, last seen first", _ -> "operator/users?order=seen");
        views.put("Desk: Users, a word that is found everywhere", _ -> "operator/users?q=mer");
        views.put("Desk: Users, two words", about -> "operator/users?q=person customer" + about.rank());
        views.put(
                "Desk: Users, of one customer",
                about -> "operator/users?organisation=" + about.customer().text());
        views.put("Desk: Users, owners", _ -> "operator/users?role=owner");
        views.put("Desk: Users, disabled ones", _ -> "operator/users?state=disabled");
        views.put("Desk: User", about -> "operator/users/" + about.person().text());
        views.put("Desk: Customers, by use", _ -> "operator/customers?order=use");
        views.put("Desk: Customers, by name", _ -> "operator/customers?order=name");
        views.put("Desk: Customers, a word", _ -> "operator/customers?q=adler");
        views.put(
                "Desk: Customer",
                about -> "operator/customers/" + about.customer().text());
        views.put("Desk: Models and upstreams", _ -> "operator/models");
        views.put("Desk: Prices", _ -> "operator/prices");
        views.put("Desk: Tiers", _ -> "operator/tiers");
        views.put("Desk: Codes", _ -> "operator/codes");
        views.put("Desk: Reconciliation", _ -> "operator/reconciliation");
        return views;
    }

    /** What opening a screen once asked of the database. */
    public record Opening(int rank, List<Statements.Asked> asked) {

        public long nanos() {
            return asked.stream().mapToLong(Statements.Asked::nanos).sum();
        }

        /** How often the statement that was asked most often was asked. */
        public int mostOften() {
            var times = new LinkedHashMap<String, Integer>();
            asked.forEach(one -> times.merge(one.shape(), 1, Integer::sum));
            return times.values().stream().mapToInt(Integer::intValue).max().orElse(0);
        }
    }

    /** By screens, in the order in which they are opened. */
    public Map<String, List<Opening>> openings() {
        return openings;
    }

    /** Opens all screens about so many customers. */
    public void open(int rounds) {
        int customers = customers().size();
        int few = Math.max(1, customers / 20);
        open(IntStream.range(0, rounds)
                .mapToObj(round -> random.nextInt(round % 2 == 0 ? few : customers))
                .toList());
    }

    /** Opens all screens about these customers, given by their ranks. */
    void open(List<Integer> ranks) {
        LocalDate today = LocalDate.ofInstant(portal.now(), ZoneOffset.UTC);
        List<UUID> customers = customers();
        List<About> drawn = ranks.stream().map(rank -> about(customers, rank)).toList();
        for (About about : drawn) {
            portal.signIn(ScaleCustomer.owner(about.rank()));
            customers(today).forEach((name, address) -> open(name, about, address));
        }
        portal.signIn(ScaleData.ADMINISTRATOR, PlatformRole.OPERATOR_ADMIN.name());
        for (About about : drawn) {
            desk().forEach((name, address) -> open(name, about, address));
            portal.later(FORGOTTEN);
        }
    }

    private void open(String name, About about, Function<About, String> address) {
        List<Statements.Asked> asked = portal.open(address.apply(about));
        openings.computeIfAbsent(name, _ -> new ArrayList<>()).add(new Opening(about.rank(), asked));
        opened.accept(name, about.rank());
    }

    /** In the order of their ranks, which is that in which they were made. */
    private List<UUID> customers() {
        return portal.jdbc()
                .sql("SELECT m.organisation_id FROM app_user u JOIN member m ON m.user_id = u.id"
                        + " WHERE u.email LIKE 'owner@customer%' AND m.role = 'OWNER'"
                        + " ORDER BY LENGTH(u.email), u.email")
                .query(UUID.class)
                .list();
    }

    private About about(List<UUID> customers, int rank) {
        UUID customer = customers.get(rank);
        List<UUID> keys = portal.jdbc()
                .sql(
                        "SELECT id FROM api_key WHERE organisation_id = ? AND kind = 'PROJECT' AND last_used_at IS NOT NULL"
                                + " ORDER BY last_used_at DESC")
                .param(customer)
                .query(UUID.class)
                .list();
        return new About(
                rank,
                new OrganisationId(customer),
                new ProjectId(one("SELECT project_id FROM api_key WHERE id = ?", keys.getFirst())),
                new KeyId(keys.getFirst()),
                new KeyId(keys.getLast()),
                new RequestId(one(
                        "SELECT request_id FROM request_record WHERE organisation_id = ? AND charge IS NOT NULL"
                                + " ORDER BY organisation_id, admitted_at DESC, request_id DESC LIMIT 1",
                        customer)),
                new UserId(one(
                        "SELECT user_id FROM member WHERE organisation_id = ? ORDER BY user_id LIMIT 1", customer)));
    }

    private UUID one(String sql, UUID parameter) {
        return portal.jdbc().sql(sql).param(parameter).query(UUID.class).single();
    }
}
