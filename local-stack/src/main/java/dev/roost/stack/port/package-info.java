/** Ports: the well-known ones where they are free, others where not, the same ones ever after. */
@NullMarked
package dev.roost.stack.port;

import org.jspecify.annotations.NullMarked;
