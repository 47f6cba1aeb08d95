/** Tables in a Quarkus service: opened with the service's Kafka settings, closed when it ends. */
@NullMarked
package dev.roost.kafkatables.service;

import org.jspecify.annotations.NullMarked;
