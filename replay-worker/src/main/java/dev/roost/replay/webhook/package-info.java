/** The app's webhooks, as subscription-manager tells of them. */
@NullMarked
package dev.roost.replay.webhook;

import org.jspecify.annotations.NullMarked;
