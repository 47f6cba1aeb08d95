/**
 * OAuth 2.0 with users as X has it: the page on which people choose what an app may do, codes with
 * PKCE, tokens that are refreshed and revoked, and counts of all that.
 */
@NullMarked
package dev.roost.simulator.oauth2;

import org.jspecify.annotations.NullMarked;
