/** Apache Kafka itself, from its Maven artifacts, as one or three processes, and its topics. */
@NullMarked
package dev.roost.stack.kafka;

import org.jspecify.annotations.NullMarked;
