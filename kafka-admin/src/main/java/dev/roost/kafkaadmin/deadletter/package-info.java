/** What activity-router set aside: listed, shown, and re-published onto {@code x.deliveries}. */
@NullMarked
package dev.roost.kafkaadmin.deadletter;

import org.jspecify.annotations.NullMarked;
