/** Time, taken from one place so that tests can set it. */
@NullMarked
package dev.roost.admin.clock;

import org.jspecify.annotations.NullMarked;
