/**
 * What each replica of webhook-ingest says of itself on {@code roost.heartbeats}, so that its
 * silence can be told from a quiet hour.
 */
@NullMarked
package dev.roost.contracts.heartbeat;

import org.jspecify.annotations.NullMarked;
