/**
 * The oracle: counts every happening out. It is told what X's stand-in sent, of which acts, what
 * stands on Roost's topics and what the trial did to Roost, and says what was lost, doubled,
 * swapped, changed, described as something else, set aside, or refused without a cause. It shares
 * no code with Roost: names are read from the payloads by its own rules, and what a record must say
 * follows from the act by its own table, so that a defect in Roost cannot hide itself.
 */
@NullMarked
package dev.roost.system.oracle;

import org.jspecify.annotations.NullMarked;
