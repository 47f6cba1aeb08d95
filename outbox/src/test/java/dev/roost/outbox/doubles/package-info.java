/** What stands in the place of the Quarkus channel in tests. */
@NullMarked
package dev.roost.outbox.doubles;

import org.jspecify.annotations.NullMarked;
