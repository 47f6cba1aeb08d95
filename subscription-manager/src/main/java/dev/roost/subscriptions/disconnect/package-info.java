/**
 * The end of everything that an app has of a user: the subscriptions at X, then the credentials in
 * token-vault.
 */
@NullMarked
package dev.roost.subscriptions.disconnect;

import org.jspecify.annotations.NullMarked;
