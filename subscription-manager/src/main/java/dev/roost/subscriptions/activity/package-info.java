/**
 * Subscriptions of the X Activity API. X has one for each user and event type, Roost wants a set of
 * event types of a user: what became of each type is kept in a row of its own, and the work is the
 * user's.
 */
@NullMarked
package dev.roost.subscriptions.activity;

import org.jspecify.annotations.NullMarked;
