/** PostgreSQL, the two issuers and the master key, as tests need them. */
@NullMarked
package dev.roost.vault.neighbours;

import org.jspecify.annotations.NullMarked;
