/**
 * The X Activity API: a subscription for each user and event type, and events in the envelope of
 * X's samples.
 */
@NullMarked
package dev.roost.simulator.v2.activity;

import org.jspecify.annotations.NullMarked;
