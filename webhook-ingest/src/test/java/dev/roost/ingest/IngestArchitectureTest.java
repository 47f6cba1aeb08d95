package dev.roost.ingest;

import dev.roost.testsupport.architecture.ModuleRules;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

final class IngestArchitectureTest {

  @TestFactory
  Stream<DynamicTest> webhookIngestKeepsItsRules() {
    return ModuleRules.of("dev.roost.ingest")
        .mayUse(
            "dev.roost.contracts..",
            "dev.roost.kafkatables..",
            "dev.roost.runtime..",
            "dev.roost.vaultclient..",
            "dev.roost.xapi..",
            "com.fasterxml.jackson..",
            "io.micrometer.core..",
            "io.quarkus.runtime..",
            "io.smallrye.common.annotation..",
            "io.smallrye.config..",
            "io.smallrye.health.api..",
            "io.smallrye.mutiny..",
            "io.vertx..",
            "jakarta..",
            "org.eclipse.microprofile.config..",
            "org.eclipse.microprofile.health..",
            "org.jboss.logging..")
        .mayUseOnlyIn("connection", "io.netty..")
        .mayUseOnlyIn("delivery", "org.apache.kafka..")
        .mayUseOnlyIn("publish", "org.apache.kafka..")
        .mayUseOnlyIn("topic", "org.apache.kafka..")
        .mayUseOnlyIn(
            "keys",
            "io.smallrye.reactive.messaging..",
            "org.eclipse.microprofile.reactive.messaging..")
        .mayAwaitUni("heartbeat.HeartbeatJob")
        .tests();
  }
}
