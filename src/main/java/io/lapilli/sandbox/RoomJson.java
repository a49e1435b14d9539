package io.lapilli.sandbox;

import io.lapilli.budget.BudgetStanding;
import io.lapilli.budget.BudgetStandings;
import io.lapilli.identity.Organisation;
import io.lapilli.identity.OrganisationDirectory;
import io.lapilli.playground.Playground;
import io.lapilli.playground.Volume;
import io.lapilli.sandbox.text.Ascii;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What a room shows, as the page reads it; see {@code live-protocol.ts}. Amounts are strings, with all their digits. */
@Component
class RoomJson {

    /** More people are counted and not named. */
    private static final int MOST_PEOPLE = 60;

    private final Playground playground;
    private final Prices prices;
    private final BudgetStandings budgets;
    private final OrganisationDirectory organisations;
    private final Scenarios scenarios;

    RoomJson(
            Playground playground,
            Prices prices,
            BudgetStandings budgets,
            OrganisationDirectory organisations,
            Scenarios scenarios) {
        this.playground = playground;
        this.prices = prices;
        this.budgets = budgets;
        this.organisations = organisations;
        this.scenarios = scenarios;
    }

    String of(RoomState state, Set<UUID> present) {
        LiveSession session = state.session();
        ObjectNode json = Ascii.JSON.createObjectNode();
        json.put("id", session.id().text())
                .put("name", session.name())
                .put("brand", session.brand())
                .put("colour", session.colour())
                .put("face", word(session.face()))
                .put("stage", word(session.stage()))
                .put("runs", session.stage().runs())
                .put("autoRerun", session.autoRerun())
                .put("daily", session.daily())
                .put("currency", session.currency())
                .put("createdAt", session.createdAt().toString());
        customer(json, session);
        money(json, session);
        scenario(json, session);
        models(json.putArray("models"), session);
        ArrayNode documents = json.putArray("documents");
        state.documents()
                .forEach(one ->
                        documents.addObject().put("id", one.id().toString()).put("kind", word(one.kind())));
        ArrayNode variants = json.putArray("variants");
        state.variants().forEach(one -> variant(variants.addObject(), one));
        people(json, state, present);
        runs(json.putArray("answers"), state);
        return Ascii.JSON.writeValueAsString(json);
    }

    private void customer(ObjectNode json, LiveSession session) {
        Organisation customer = session.customer() == null ? null : organisations.find(session.customer());
        json.put("customer", customer == null ? "" : customer.name());
    }

    private void money(ObjectNode json, LiveSession session) {
        BudgetStanding standing =
                budgets.find(organisations.operator().id(), session.budget()).orElse(null);
        json.put(
                "budget",
                standing == null
                        ? null
                        : plain(standing.budget().terms().limit().value()));
        json.put("spent", standing == null ? null : plain(standing.used()));
    }

    private void scenario(ObjectNode json, LiveSession session) {
        ArrayNode inputs = json.putArray("inputs");
        ArrayNode expected = json.putArray("expected");
        scenarios.find(session.scenario(), session.language()).ifPresent(scenario -> {
            json.put("scenario", scenario.title());
            scenario.inputs().forEach(inputs::add);
            scenario.expected().forEach(expected::add);
        });
    }

    private void models(ArrayNode models, LiveSession session) {
        prices.models(session)
                .forEach(name -> models.addObject().put("name", name).put("rehearses", playground.rehearses(name)));
    }

    private static void variant(ObjectNode json, Variant variant) {
        json.put("id", variant.id().toString())
                .put("letter", variant.letter())
                .put("label", variant.label())
                .put("document", variant.document().toString())
                .put("model", variant.column().model());
        ObjectNode parameters = json.putObject("parameters");
        variant.column()
                .parameters()
                .forEach((parameter, value) -> parameters.put(parameter.wire(), value.toPlainString()));
    }

    private static void people(ObjectNode json, RoomState state, Set<UUID> present) {
        ArrayNode people = json.putArray("people");
        List<Participant> online = state.inside().stream()
                .filter(one -> present.contains(one.id()))
                .toList();
        online.stream().limit(MOST_PEOPLE).forEach(one -> person(people.addObject(), one));
        json.put("online", online.size());
        // of those who are away, only the names that stand at something
        ObjectNode names = json.putObject("names");
        state.runs().forEach(run -> name(names, state, run.startedBy()));
        state.verdicts().forEach(verdict -> name(names, state, verdict.participant()));
    }

    private static void name(ObjectNode names, RoomState state, UUID id) {
        state.people().stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .ifPresent(one -> names.put(id.toString(), one.name()));
    }

    private static void person(ObjectNode json, Participant one) {
        json.put("id", one.id().toString())
                .put("name", one.name())
                .put("role", word(one.role()))
                .put("guest", one.guest())
                .put("colour", one.colour());
    }

    private static void runs(ArrayNode json, RoomState state) {
        Map<UUID, List<Verdict>> verdicts = state.verdictsByRun();
        state.runs().forEach(run -> {
            ObjectNode one = json.addObject()
                    .put("id", run.id().toString())
                    .put("variant", run.variant().toString())
                    .put("by", run.startedBy().toString())
                    .put("version", run.version())
                    .put("model", run.model())
                    .put("input", run.input())
                    .put("state", word(run.state()));
            if (run.result() != null) {
                result(one, run.result(), state.session().daily());
            }
            ArrayNode its = one.putArray("verdicts");
            verdicts.getOrDefault(run.id(), List.of())
                    .forEach(verdict -> its.addObject()
                            .put("by", verdict.participant().toString())
                            .put("good", verdict.good())
                            .put("reason", verdict.reason()));
        });
    }

    private static void result(ObjectNode json, LiveRun.Result result, long daily) {
        json.put("problem", result.problem())
                .put("firstToken", result.firstTokenMillis())
                .put("pace", result.pace())
                .put("promptTokens", result.promptTokens())
                .put("answerTokens", result.answerTokens())
                .put("cost", plain(result.cost()))
                .put("monthly", result.cost() == null ? null : plain(Volume.month(result.cost(), daily)));
    }

    private static @Nullable String plain(@Nullable BigDecimal amount) {
        return amount == null ? null : amount.stripTrailingZeros().toPlainString();
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    /** What only hosts see. */
    static String links(List<GuestLink> links) {
        ArrayNode json = Ascii.JSON.createArrayNode();
        links.forEach(link -> json.addObject()
                .put("id", link.id().toString())
                .put("role", word(link.role()))
                .put("expiresAt", link.expiresAt().toString()));
        return Ascii.JSON.writeValueAsString(json);
    }

    static String me(Participant me) {
        ObjectNode json = Ascii.JSON.createObjectNode();
        person(json, me);
        return Ascii.JSON.writeValueAsString(json);
    }
}
