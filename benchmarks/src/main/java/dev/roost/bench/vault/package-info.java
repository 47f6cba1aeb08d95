/** token-vault beside the raw limits of its database: {@code ./roost bench vault}. */
@NullMarked
package dev.roost.bench.vault;

import org.jspecify.annotations.NullMarked;
