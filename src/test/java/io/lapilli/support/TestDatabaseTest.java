package io.lapilli.support;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;

class TestDatabaseTest {

    @ParameterizedTest
    @EnumSource
    void migratesBothEngines(TestDatabase engine) {
        var jdbc = JdbcClient.create(engine.fresh());
        assertThat(jdbc.sql("SELECT topic FROM change_mark ORDER BY topic")
                        .query(String.class)
                        .list())
                .contains("catalog", "identity", "keys", "prices");
    }
}
