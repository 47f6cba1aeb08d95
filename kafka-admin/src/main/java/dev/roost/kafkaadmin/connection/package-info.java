/** How the cluster is reached: by Kafka's own options, a file of client settings, or variables. */
@NullMarked
package dev.roost.kafkaadmin.connection;

import org.jspecify.annotations.NullMarked;
