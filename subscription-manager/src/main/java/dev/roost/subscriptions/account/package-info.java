/**
 * Webhooks and subscriptions of X's Account Activity API, one way for both of X's versions: those
 * below {@code /1.1} and those below {@code /2}.
 */
@NullMarked
package dev.roost.subscriptions.account;

import org.jspecify.annotations.NullMarked;
