/**
 * What Kubernetes and people ask: readiness by what is local alone, Kafka in a group of its own.
 */
@NullMarked
package dev.roost.ingest.health;

import org.jspecify.annotations.NullMarked;
