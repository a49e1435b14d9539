package io.lapilli.metering;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * @param segment size of the journal's preallocated files; two of them are there from the start
 */
@ConfigurationProperties("lapilli.journal")
record JournalSettings(@DefaultValue("64MB") DataSize segment) {}
