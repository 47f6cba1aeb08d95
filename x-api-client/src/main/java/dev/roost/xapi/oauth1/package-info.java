/**
 * OAuth 1.0a (RFC 5849) with HMAC-SHA1, the only way X lets an app act for a user. A header signs
 * exactly one request: its method, its address with the host as sent, its query and its form.
 */
@NullMarked
package dev.roost.xapi.oauth1;

import org.jspecify.annotations.NullMarked;
