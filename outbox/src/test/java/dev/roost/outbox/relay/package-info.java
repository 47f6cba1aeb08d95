@NullMarked
package dev.roost.outbox.relay;

import org.jspecify.annotations.NullMarked;
