/** X's vocabulary, for whoever talks with X; only its endpoints need more than the platform. */
@NullMarked
package dev.roost.xapi;

import org.jspecify.annotations.NullMarked;
