/** What apps, endpoints and users are called. */
@NullMarked
package dev.roost.subscriptions.name;

import org.jspecify.annotations.NullMarked;
