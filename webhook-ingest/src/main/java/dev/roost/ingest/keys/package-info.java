/**
 * The apps and endpoints this replica serves, and the secrets X signs with; in memory only. Where
 * they come from is behind {@link dev.roost.ingest.keys.WebhookKeys}.
 */
@NullMarked
package dev.roost.ingest.keys;

import org.jspecify.annotations.NullMarked;
