/**
 * Tokens of users, by OAuth 1.0a and by OAuth 2.0, and bearers of apps: what X gives out, and takes
 * back.
 */
@NullMarked
package dev.roost.simulator.token;

import org.jspecify.annotations.NullMarked;
