/**
 * What one element of a delivery is: its type, its identity, who did it and when. Knows no Kafka.
 */
@NullMarked
package dev.roost.router.activity;

import org.jspecify.annotations.NullMarked;
