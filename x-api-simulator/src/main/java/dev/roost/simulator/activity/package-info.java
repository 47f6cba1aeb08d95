/**
 * What the bodies look like on the wire, kind by kind, with the quirks of each family of user
 * objects.
 */
@NullMarked
package dev.roost.simulator.activity;

import org.jspecify.annotations.NullMarked;
