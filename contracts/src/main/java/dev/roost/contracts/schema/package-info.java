/** The JSON Schemas of what stands on the topics, and where to find them. */
@NullMarked
package dev.roost.contracts.schema;

import org.jspecify.annotations.NullMarked;
