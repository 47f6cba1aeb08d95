/** Whether PostgreSQL answers, as the driver sees it that every request uses. */
@NullMarked
package dev.roost.postgresql.health;

import org.jspecify.annotations.NullMarked;
