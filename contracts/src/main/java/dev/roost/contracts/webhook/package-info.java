/** What subscription-manager tells of each webhook, on {@code roost.webhooks}. */
@NullMarked
package dev.roost.contracts.webhook;

import org.jspecify.annotations.NullMarked;
