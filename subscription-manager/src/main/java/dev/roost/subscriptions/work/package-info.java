/** What is left to do with a row, and the lease under which it is done. */
@NullMarked
package dev.roost.subscriptions.work;

import org.jspecify.annotations.NullMarked;
