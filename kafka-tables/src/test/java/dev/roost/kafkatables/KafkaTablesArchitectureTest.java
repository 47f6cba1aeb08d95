package dev.roost.kafkatables;

import dev.roost.testsupport.architecture.ModuleRules;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

final class KafkaTablesArchitectureTest {

  @TestFactory
  Stream<DynamicTest> outsideServiceAndHealthItNeedsNoQuarkus() {
    return ModuleRules.of("dev.roost.kafkatables")
        .mayUse(
            "dev.roost.contracts..",
            "dev.roost.runtime..",
            "io.smallrye.mutiny..",
            "org.apache.kafka..")
        .mayUseOnlyIn(
            "health",
            "io.smallrye.common.annotation..",
            "io.smallrye.health.api..",
            "jakarta..",
            "org.eclipse.microprofile.health..")
        .mayUseOnlyIn("service", "io.smallrye.common.annotation..", "jakarta..")
        .tests();
  }
}
