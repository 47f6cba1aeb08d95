/**
 * How a service writes its log: a constant message that can be searched for, then keys with values.
 * As JSON, the keys are fields of the record.
 */
@NullMarked
package dev.roost.runtime.logging;

import org.jspecify.annotations.NullMarked;
