/** PostgreSQL as a process, for tests that need a real database. */
@NullMarked
package dev.roost.testsupport.postgres;

import org.jspecify.annotations.NullMarked;
