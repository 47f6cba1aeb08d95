@NullMarked
package dev.roost.outbox;

import org.jspecify.annotations.NullMarked;
