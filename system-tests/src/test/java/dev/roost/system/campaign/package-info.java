/**
 * The fault campaign: what a seed draws before anything starts (traffic, X's faults, what is
 * ordered of Roost meanwhile, troubles), who orders it, in which state each trouble met its target,
 * and the report over all seeds.
 */
@NullMarked
package dev.roost.system.campaign;

import org.jspecify.annotations.NullMarked;
