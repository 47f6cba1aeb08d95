/**
 * PostgreSQL as a process of the stack: the real server from Maven Central, with real durability.
 */
@NullMarked
package dev.roost.stack.postgresql;

import org.jspecify.annotations.NullMarked;
