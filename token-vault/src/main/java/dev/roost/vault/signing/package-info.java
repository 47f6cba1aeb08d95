/**
 * The Authorization header for one request to X: a service names the request, the vault decides
 * whether it is the service's to make, and signs. No secret leaves it but the bearer, which is its
 * own header.
 */
@NullMarked
package dev.roost.vault.signing;

import org.jspecify.annotations.NullMarked;
