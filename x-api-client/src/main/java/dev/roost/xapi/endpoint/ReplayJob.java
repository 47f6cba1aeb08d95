package dev.roost.xapi.endpoint;

import java.time.Instant;
import java.util.Optional;

/**
 * A replay that X took on. X tells its end to the webhook, and nowhere else.
 *
 * @param id X's id
 * @param createdAt empty when X gives no time that can be read
 */
public record ReplayJob(String id, Optional<Instant> createdAt) {}
