/** How often people's pages may be asked, by network and by app; counted in memory. */
@NullMarked
package dev.roost.subscriptions.limit;

import org.jspecify.annotations.NullMarked;
