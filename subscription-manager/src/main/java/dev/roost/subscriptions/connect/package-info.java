/** The pages on which people let an app in. */
@NullMarked
package dev.roost.subscriptions.connect;

import org.jspecify.annotations.NullMarked;
