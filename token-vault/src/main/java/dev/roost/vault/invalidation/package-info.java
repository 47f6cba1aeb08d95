/**
 * Tells X of users' tokens that were taken out of use: retried work, so that X being away changes
 * nothing but the time.
 */
@NullMarked
package dev.roost.vault.invalidation;

import org.jspecify.annotations.NullMarked;
