/**
 * Whether {@code x.deliveries} is configured so that a 200 means what it promises: the topic is
 * described before a producer is made, which could have a broker create it, and again and again.
 */
@NullMarked
package dev.roost.ingest.topic;

import org.jspecify.annotations.NullMarked;
