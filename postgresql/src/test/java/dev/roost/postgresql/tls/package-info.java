@NullMarked
package dev.roost.postgresql.tls;

import org.jspecify.annotations.NullMarked;
