/** Who used or wrote which secret, when, and how it ended; append-only, held by the database. */
@NullMarked
package dev.roost.vault.audit;

import org.jspecify.annotations.NullMarked;
