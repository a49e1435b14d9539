package io.lapilli.sandbox;

import static io.lapilli.sandbox.LiveSessionStore.at;
import static io.lapilli.sandbox.LiveSessionStore.instant;

import io.lapilli.catalog.Parameter;
import io.lapilli.playground.Column;
import io.lapilli.sandbox.text.Ascii;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.JsonNode;

/** The rows of variants, each looked for inside of its session. */
@Repository
class VariantStore {

    private final JdbcClient jdbc;

    VariantStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(LiveSessionId session, Variant variant) {
        jdbc.sql("""
                        INSERT INTO live_variant (id, session_id, letter, label, document_id, model, parameters, made_by, made_at)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        variant.id(),
                        session.value(),
                        variant.letter(),
                        variant.label(),
                        variant.document(),
                        variant.column().model(),
                        parameters(variant.column()),
                        variant.madeBy(),
                        at(variant.madeAt()))
                .update();
    }

    void update(LiveSessionId session, Variant variant) {
        jdbc.sql("UPDATE live_variant SET label = ?, model = ?, parameters = ? WHERE session_id = ? AND id = ?")
                .params(
                        variant.label(),
                        variant.column().model(),
                        parameters(variant.column()),
                        session.value(),
                        variant.id())
                .update();
    }

    void drop(LiveSessionId session, UUID variant, Instant now) {
        jdbc.sql("UPDATE live_variant SET dropped_at = ? WHERE session_id = ? AND id = ?")
                .params(at(now), session.value(), variant)
                .update();
    }

    /** Those that were not dropped, by letter. */
    List<Variant> of(LiveSessionId session) {
        return jdbc.sql("SELECT * FROM live_variant WHERE session_id = ? AND dropped_at IS NULL ORDER BY letter, id")
                .param(session.value())
                .query(VariantStore::variant)
                .list();
    }

    static String parameters(Column column) {
        var json = Ascii.JSON.createObjectNode();
        column.parameters().forEach((parameter, value) -> json.put(parameter.wire(), value.toPlainString()));
        return Ascii.JSON.writeValueAsString(json);
    }

    /** What is not understood is left out. */
    static Map<Parameter, BigDecimal> parameters(JsonNode json) {
        var parameters = new EnumMap<Parameter, BigDecimal>(Parameter.class);
        for (Parameter parameter : Parameter.values()) {
            JsonNode value = json.path(parameter.wire());
            if (value.isString() || value.isNumber()) {
                parameter.parse(value.asString()).ifPresent(number -> parameters.put(parameter, number));
            }
        }
        return parameters;
    }

    private static Variant variant(ResultSet row, int number) throws SQLException {
        return new Variant(
                row.getObject("id", UUID.class),
                row.getInt("letter"),
                row.getString("label"),
                row.getObject("document_id", UUID.class),
                new Column(row.getString("model"), parameters(Ascii.JSON.readTree(row.getString("parameters")))),
                row.getObject("made_by", UUID.class),
                instant(row, "made_at"));
    }
}
