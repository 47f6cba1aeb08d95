/** TLS to PostgreSQL, set once for both drivers. */
@NullMarked
package dev.roost.postgresql.tls;

import org.jspecify.annotations.NullMarked;
