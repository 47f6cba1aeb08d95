/** The two headers of OAuth 2.0 that X knows for apps: the one that asks for a bearer, and it. */
@NullMarked
package dev.roost.xapi.oauth2;

import org.jspecify.annotations.NullMarked;
