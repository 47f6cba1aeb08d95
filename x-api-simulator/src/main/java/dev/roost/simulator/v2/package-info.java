/**
 * What X's endpoints of version 2 have in common: who may call them with which credentials and how
 * often, how a body is read, and how they refuse.
 */
@NullMarked
package dev.roost.simulator.v2;

import org.jspecify.annotations.NullMarked;
