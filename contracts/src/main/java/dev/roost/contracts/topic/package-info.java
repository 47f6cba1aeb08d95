/**
 * The Kafka topics Roost lives on, as data: the one list that provisioning, tests and manifests
 * read.
 */
@NullMarked
package dev.roost.contracts.topic;

import org.jspecify.annotations.NullMarked;
