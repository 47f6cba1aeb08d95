/** A service with an admin API, and the two issuers. */
@NullMarked
package dev.roost.admin.neighbours;

import org.jspecify.annotations.NullMarked;
