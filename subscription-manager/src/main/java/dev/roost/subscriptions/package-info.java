/** Keeps webhooks and subscriptions at X as they are wanted, and lets people connect. */
@NullMarked
package dev.roost.subscriptions;

import org.jspecify.annotations.NullMarked;
