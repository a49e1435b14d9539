package io.lapilli.console.projects;

import io.lapilli.project.Project;
import java.math.BigDecimal;

/**
 * A project as the table shows it.
 *
 * @param keys those that are not revoked
 * @param spend this month in the organisation's zone, in its currency
 */
record ProjectRow(Project project, long keys, BigDecimal spend) {}
