/**
 * X's rate limits of each app as one budget for all replicas: every call to X is subtracted from it
 * before it is made.
 */
@NullMarked
package dev.roost.subscriptions.budget;

import org.jspecify.annotations.NullMarked;
