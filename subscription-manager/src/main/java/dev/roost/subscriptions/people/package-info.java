/** The port of people's pages: it has nothing else, and no other port has them. */
@NullMarked
package dev.roost.subscriptions.people;

import org.jspecify.annotations.NullMarked;
