package dev.roost.subscriptions.subscription;

import dev.roost.subscriptions.x.Trouble;
import java.util.Optional;

/**
 * How a request about one subscription came out.
 *
 * @param subscription as it is now
 * @param trouble why it is not as it was asked for; empty too where it is not tried yet
 */
public record Attempt(Subscription subscription, Optional<Trouble> trouble) {}
