/**
 * Users of an app, whichever way they let it in: whose credentials can be used, how a user is
 * disconnected, and how users come in from another system. No token is ever shown.
 */
@NullMarked
package dev.roost.vault.user;

import org.jspecify.annotations.NullMarked;
