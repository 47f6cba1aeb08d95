/**
 * The topics of {@code contracts} on a cluster: compared, made, and altered where that breaks
 * neither order nor deduplication and deletes nothing.
 */
@NullMarked
package dev.roost.kafkaadmin.topic;

import org.jspecify.annotations.NullMarked;
