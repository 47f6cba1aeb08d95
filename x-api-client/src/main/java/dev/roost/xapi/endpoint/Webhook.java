package dev.roost.xapi.endpoint;

import java.time.Instant;
import java.util.Optional;

/**
 * A webhook as X has it.
 *
 * @param id X's id
 * @param url where X delivers; it cannot be changed
 * @param valid whether the last challenge was answered well; X delivers nothing while it is false
 * @param createdAt empty when X gives no time that can be read
 */
public record Webhook(String id, String url, boolean valid, Optional<Instant> createdAt) {}
