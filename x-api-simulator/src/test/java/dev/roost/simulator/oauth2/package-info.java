/** Codes, challenges and scopes tried alone. */
@NullMarked
package dev.roost.simulator.oauth2;

import org.jspecify.annotations.NullMarked;
