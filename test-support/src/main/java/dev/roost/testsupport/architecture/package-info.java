/**
 * The rules on dependencies and packages that each module is held to: one allow-list per module,
 * the same rules for all.
 */
@NullMarked
package dev.roost.testsupport.architecture;

import org.jspecify.annotations.NullMarked;
