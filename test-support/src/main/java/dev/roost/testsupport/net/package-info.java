/**
 * Free ports, an HTTP server that answers as a test says, and a TCP connection that a test can make
 * slow or cut.
 */
@NullMarked
package dev.roost.testsupport.net;

import org.jspecify.annotations.NullMarked;
