package dev.roost.router;

import dev.roost.testsupport.architecture.ModuleRules;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class RouterArchitectureTest {

  /** Reading a delivery (json, activity, delivery) knows no Kafka, no framework and no routing. */
  @TestFactory
  Stream<DynamicTest> activityRouterKeepsItsRules() {
    return ModuleRules.of("dev.roost.router")
        .mayUse(
            "dev.roost.contracts..",
            "dev.roost.runtime..",
            "dev.roost.xapi..",
            "com.fasterxml.jackson..",
            "org.jboss.logging..")
        .mayUseOnlyIn("announced", "org.apache.kafka..")
        .mayUseOnlyIn("counting", "io.micrometer.core..")
        .mayUseOnlyIn("lag", "org.apache.kafka..", "io.micrometer.core..")
        .mayUseOnlyIn("memory", "org.apache.kafka..", "org.rocksdb..")
        .mayUseOnlyIn("replay", "org.apache.kafka..")
        .mayUseOnlyIn("routing", "org.apache.kafka..")
        .mayUseOnlyIn("subscription", "org.apache.kafka..")
        .mayUseOnlyIn("transaction", "org.apache.kafka..")
        .mayUseOnlyIn(
            "running",
            "io.micrometer.core..",
            "io.quarkus.runtime..",
            "io.smallrye.config..",
            "io.smallrye.health.api..",
            "io.smallrye.mutiny..",
            "jakarta..",
            "org.apache.kafka..",
            "org.eclipse.microprofile..",
            "org.rocksdb..")
        .mustNotUse("json", READS_NO_FURTHER)
        .mustNotUse("activity", READS_NO_FURTHER)
        .mustNotUse("delivery", READS_NO_FURTHER)
        .tests();
  }

  private static final String[] READS_NO_FURTHER = {
    "announced",
    "routing",
    "memory",
    "running",
    "transaction",
    "lag",
    "counting",
    "replay",
    "subscription"
  };
}
