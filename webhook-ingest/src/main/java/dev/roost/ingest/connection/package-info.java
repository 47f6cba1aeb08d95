/** What a connection may cost: slow heads, unwanted bodies and idleness end it. */
@NullMarked
package dev.roost.ingest.connection;

import org.jspecify.annotations.NullMarked;
