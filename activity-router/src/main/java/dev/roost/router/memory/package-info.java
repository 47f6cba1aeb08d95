/** What came before: the identities given out in the last days, and how they are forgotten. */
@NullMarked
package dev.roost.router.memory;

import org.jspecify.annotations.NullMarked;
