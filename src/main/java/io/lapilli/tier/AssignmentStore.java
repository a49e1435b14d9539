package io.lapilli.tier;

import io.lapilli.shared.OrganisationId;
import io.lapilli.shared.TierId;
import io.lapilli.shared.UserId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows that say who was in which tier since when. */
@Repository
class AssignmentStore {

    private final JdbcClient jdbc;

    AssignmentStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Of all organisations, each one's in their order. */
    List<TierAssignment> all() {
        return jdbc.sql("SELECT * FROM tier_assignment ORDER BY organisation_id, number")
                .query(AssignmentStore::assignment)
                .list();
    }

    List<TierAssignment> of(OrganisationId organisation) {
        return jdbc.sql("SELECT * FROM tier_assignment WHERE organisation_id = ? ORDER BY number")
                .param(organisation.value())
                .query(AssignmentStore::assignment)
                .list();
    }

    /** @throws org.springframework.dao.DuplicateKeyException when the organisation's next one was written elsewhere */
    void insert(TierAssignment assignment) {
        TierId tier = assignment.tier();
        UserId user = assignment.user();
        jdbc.sql("""
                        INSERT INTO tier_assignment (organisation_id, number, tier_id, since, reason, user_id)
                        VALUES (?, ?, ?, ?, ?, ?)
                        """)
                .param(assignment.organisation().value())
                .param(assignment.number())
                .param(tier == null ? null : tier.value())
                .param(TierRows.at(assignment.since()))
                .param(assignment.reason().name())
                .param(user == null ? null : user.value())
                .update();
    }

    boolean hasHistory(TierId tier) {
        return jdbc.sql("SELECT COUNT(*) FROM tier_assignment WHERE tier_id = ?")
                        .param(tier.value())
                        .query(Long.class)
                        .single()
                > 0;
    }

    /** How many are in it now. */
    int members(TierId tier) {
        return jdbc.sql("""
                        SELECT COUNT(*) FROM tier_assignment a WHERE a.tier_id = ? AND NOT EXISTS (
                          SELECT 1 FROM tier_assignment later
                          WHERE later.organisation_id = a.organisation_id AND later.number > a.number)
                        """).param(tier.value()).query(Integer.class).single();
    }

    private static TierAssignment assignment(ResultSet row, int number) throws SQLException {
        UUID tier = row.getObject("tier_id", UUID.class);
        UUID user = row.getObject("user_id", UUID.class);
        return new TierAssignment(
                new OrganisationId(row.getObject("organisation_id", UUID.class)),
                row.getInt("number"),
                tier == null ? null : new TierId(tier),
                TierRows.instant(row, "since"),
                TierReason.valueOf(row.getString("reason")),
                user == null ? null : new UserId(user));
    }
}
