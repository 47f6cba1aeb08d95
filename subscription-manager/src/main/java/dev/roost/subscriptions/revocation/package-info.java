/** What X tells of users who took the app's access back, from {@code roost.signals}. */
@NullMarked
package dev.roost.subscriptions.revocation;

import org.jspecify.annotations.NullMarked;
