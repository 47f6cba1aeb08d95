/**
 * Webhooks as they are wanted and as X was last seen to have them; announced on {@code
 * roost.webhooks}.
 */
@NullMarked
package dev.roost.subscriptions.webhook;

import org.jspecify.annotations.NullMarked;
