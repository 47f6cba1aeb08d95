/**
 * The router: splits deliveries into activities, gives each an identity, drops what came before,
 * says what it is and writes it to its topic, exactly once.
 */
@NullMarked
package dev.roost.router;

import org.jspecify.annotations.NullMarked;
