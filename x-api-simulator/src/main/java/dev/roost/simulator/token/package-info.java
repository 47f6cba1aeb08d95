/** Access tokens of users and bearers of apps: what X gives out once, and takes back. */
@NullMarked
package dev.roost.simulator.token;

import org.jspecify.annotations.NullMarked;
