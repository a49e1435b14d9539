package io.lapilli.console.usage;

import java.util.UUID;

/** What the screen shows, under a name. @param query of its address, without a question mark; may be empty */
record SavedView(UUID id, String name, String query) {}
