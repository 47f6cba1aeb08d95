/** The commands, and what their exit codes mean. */
@NullMarked
package dev.roost.kafkaadmin.command;

import org.jspecify.annotations.NullMarked;
