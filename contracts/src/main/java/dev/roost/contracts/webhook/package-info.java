/**
 * What subscription-manager tells of each webhook, on {@code roost.webhooks}, and where webhooks
 * may be.
 */
@NullMarked
package dev.roost.contracts.webhook;

import org.jspecify.annotations.NullMarked;
