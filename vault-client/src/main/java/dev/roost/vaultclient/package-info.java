/**
 * How Roost's services ask token-vault: for the header of one request to X, for handshakes, for the
 * keys webhooks are verified with. A service is known by the token that Kubernetes mounts.
 */
@NullMarked
package dev.roost.vaultclient;

import org.jspecify.annotations.NullMarked;
