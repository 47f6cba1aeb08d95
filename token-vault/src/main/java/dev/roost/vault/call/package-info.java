/**
 * Calls of X that the vault makes itself, for a service: whatever is authenticated by a header that
 * is the credential itself. Operation, parameters and body are judged; no bearer and no user's
 * token leaves.
 */
@NullMarked
package dev.roost.vault.call;

import org.jspecify.annotations.NullMarked;
