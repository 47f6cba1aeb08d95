/** Which event types users are subscribed to, as subscription-manager tells it. */
@NullMarked
package dev.roost.router.subscription;

import org.jspecify.annotations.NullMarked;
