/**
 * Compares what is known here with X's lists from time to time, and has what differs repaired: a
 * call that reached X too late, or somebody else's, is found by it.
 */
@NullMarked
package dev.roost.subscriptions.reconciliation;

import org.jspecify.annotations.NullMarked;
