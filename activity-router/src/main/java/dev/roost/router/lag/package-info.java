/** Watches the log that the router reads: did anything expire unread, how old is the oldest? */
@NullMarked
package dev.roost.router.lag;

import org.jspecify.annotations.NullMarked;
