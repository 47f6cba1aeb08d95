/** What subscription-manager tells of each subscription, on {@code roost.subscriptions}. */
@NullMarked
package dev.roost.contracts.subscription;

import org.jspecify.annotations.NullMarked;
