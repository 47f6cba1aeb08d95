/**
 * What was read from X for people, kept for all replicas: asked for once, however many look, and
 * shown with the time it was read.
 */
@NullMarked
package dev.roost.subscriptions.reading;

import org.jspecify.annotations.NullMarked;
