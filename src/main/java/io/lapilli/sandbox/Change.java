package io.lapilli.sandbox;

import java.util.UUID;

/**
 * A change that was taken into a document's log.
 *
 * @param version that it leads to
 * @param client the editor that made it
 * @param changes as JSON
 */
public record Change(int version, String client, UUID participant, String changes) {}
