/**
 * Defects on purpose: patches to the services' sources, a build of the service that each changes,
 * and whether the fault campaign finds it.
 */
@NullMarked
package dev.roost.system.mutation;

import org.jspecify.annotations.NullMarked;
