package io.lapilli.metering;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * @param segment size of the journal's preallocated files; two of them are there from the start
 * @param databaseWait with the durability {@code database}: how long an answer waits at most for the database
 */
@ConfigurationProperties("lapilli.journal")
record JournalSettings(
        @DefaultValue("64MB") DataSize segment,
        @DefaultValue("30s") Duration databaseWait) {}
