/** X, token-vault and webhook-ingest as far as the service calls them; they misbehave on demand. */
@NullMarked
package dev.roost.subscriptions.doubles;

import org.jspecify.annotations.NullMarked;
