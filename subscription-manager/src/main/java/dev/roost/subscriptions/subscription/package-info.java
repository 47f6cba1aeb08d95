/**
 * Users' subscriptions as they are wanted and as X has them; announced on {@code
 * roost.subscriptions}.
 */
@NullMarked
package dev.roost.subscriptions.subscription;

import org.jspecify.annotations.NullMarked;
