/** Lists a page at a time. */
@NullMarked
package dev.roost.vault.paging;

import org.jspecify.annotations.NullMarked;
