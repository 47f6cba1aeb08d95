/**
 * What OAuth 2.0 needs beside X's endpoints: the header that a client authenticates with, the app's
 * bearer, users' tokens, and the code verifier. None of them is ever printed.
 */
@NullMarked
package dev.roost.xapi.oauth2;

import org.jspecify.annotations.NullMarked;
