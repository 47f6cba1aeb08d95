/** X, reached as each app, and its refusals and the vault's as they matter here. */
@NullMarked
package dev.roost.subscriptions.x;

import org.jspecify.annotations.NullMarked;
