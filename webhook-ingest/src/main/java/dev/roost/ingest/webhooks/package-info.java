/**
 * The webhooks this replica serves: every one that subscription-manager tells of on {@code
 * roost.webhooks}, a table that each replica reads whole.
 */
@NullMarked
package dev.roost.ingest.webhooks;

import org.jspecify.annotations.NullMarked;
