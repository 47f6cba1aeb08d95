/**
 * How a secret is named without being shown. One form everywhere, so that what the vault lists,
 * what it announces and what stands on a delivery can be matched.
 */
@NullMarked
package dev.roost.contracts.fingerprint;

import org.jspecify.annotations.NullMarked;
