/**
 * Apps with their secrets: the consumer secret of OAuth 1.0a and, where there is one, the OAuth 2.0
 * client secret.
 */
@NullMarked
package dev.roost.simulator.app;

import org.jspecify.annotations.NullMarked;
