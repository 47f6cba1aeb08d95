/** Webhooks registered, challenged, moved and deleted at X, one step after another. */
@NullMarked
package dev.roost.subscriptions.registration;

import org.jspecify.annotations.NullMarked;
