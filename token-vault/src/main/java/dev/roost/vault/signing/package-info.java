/**
 * The Authorization header for one request to X: a service names the request, the vault decides
 * whether it is the service's to make, and signs. No secret leaves it.
 */
@NullMarked
package dev.roost.vault.signing;

import org.jspecify.annotations.NullMarked;
