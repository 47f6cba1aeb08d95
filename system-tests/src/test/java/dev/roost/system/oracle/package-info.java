/**
 * The oracle: counts every happening out. It is told what X's stand-in sent and what stands on
 * Roost's topics, and says what was lost, doubled, swapped or changed. It shares no code with
 * Roost: names are read from the payloads by its own rules, so that a defect in Roost's identity
 * cannot hide itself.
 */
@NullMarked
package dev.roost.system.oracle;

import org.jspecify.annotations.NullMarked;
