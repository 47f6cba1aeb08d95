/**
 * Users who let the app in by OAuth 2.0: how they connect, and how their tokens are renewed and
 * used. No token leaves the vault but to X.
 */
@NullMarked
package dev.roost.vault.oauth2;

import org.jspecify.annotations.NullMarked;
