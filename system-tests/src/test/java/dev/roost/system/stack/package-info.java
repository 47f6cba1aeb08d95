/**
 * The running stack as a test sees it from outside: the {@code ./roost} script, the simulator's
 * HTTP API, the topics as a downstream consumer reads them, and signals to processes by their pid.
 */
@NullMarked
package dev.roost.system.stack;

import org.jspecify.annotations.NullMarked;
