package io.lapilli.console.usage;

import io.lapilli.usage.Settled;

/** A row of the log. @param key the key as people see it @param project its name */
record LoggedRequest(Settled settled, String key, String project) {}
