package io.lapilli.usage;

import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Refusals in the database. */
@Repository
class RefusalStore {

    private final JdbcClient jdbc;

    RefusalStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Adds to what has been counted. Each call is one statement, so that it holds with several nodes. */
    void add(Refusals.Kind kind, long refusals) {
        if (update(kind, refusals) == 0) {
            try {
                insert(kind, refusals);
            } catch (DuplicateKeyException anotherNodeWasFirst) {
                update(kind, refusals);
            }
        }
    }

    private int update(Refusals.Kind kind, long refusals) {
        return jdbc.sql("""
                        UPDATE refusal_quarter SET refusals = refusals + :refusals
                        WHERE organisation_id = :organisation AND quarter = :quarter AND key_id = :key AND code = :code
                        """)
                .param("refusals", refusals)
                .param("organisation", kind.organisation().value())
                .param("quarter", Quarters.utc(kind.quarter()))
                .param("key", kind.key().value())
                .param("code", kind.code())
                .update();
    }

    private void insert(Refusals.Kind kind, long refusals) {
        jdbc.sql("""
                        INSERT INTO refusal_quarter (quarter, organisation_id, project_id, key_id, code, refusals)
                        VALUES (:quarter, :organisation, :project, :key, :code, :refusals)
                        """)
                .param("quarter", Quarters.utc(kind.quarter()))
                .param("organisation", kind.organisation().value())
                .param("project", kind.project().value())
                .param("key", kind.key().value())
                .param("code", kind.code())
                .param("refusals", refusals)
                .update();
    }
}
