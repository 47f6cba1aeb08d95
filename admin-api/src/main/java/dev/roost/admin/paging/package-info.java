/** Lists a page at a time. */
@NullMarked
package dev.roost.admin.paging;

import org.jspecify.annotations.NullMarked;
