package dev.roost.outbox;

import dev.roost.testsupport.architecture.ModuleRules;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

final class OutboxArchitectureTest {

  @TestFactory
  Stream<DynamicTest>
      ofRoostItKnowsThePositionAndLoggingAndOutsideChannelNothingOfQuarkusAndKafka() {
    return ModuleRules.of("dev.roost.outbox")
        .mayUse(
            "dev.roost.contracts.outbox..",
            "dev.roost.runtime.logging..",
            "io.smallrye.mutiny..",
            "io.vertx..",
            "org.jboss.logging..")
        .mayUseOnlyIn(
            "channel",
            "io.micrometer..",
            "io.quarkus.runtime..",
            "io.smallrye.common.annotation..",
            "io.smallrye.config..",
            "io.smallrye.reactive.messaging..",
            "jakarta..",
            "org.apache.kafka.common..",
            "org.eclipse.microprofile.reactive.messaging..")
        .mustNotUse("relay", "channel")
        .tests();
  }
}
