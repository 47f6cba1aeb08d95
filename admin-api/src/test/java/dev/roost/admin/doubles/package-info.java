/** A service with an admin API. */
@NullMarked
package dev.roost.admin.doubles;

import org.jspecify.annotations.NullMarked;
