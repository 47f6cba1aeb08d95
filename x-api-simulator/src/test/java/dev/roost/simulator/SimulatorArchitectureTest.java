package dev.roost.simulator;

import dev.roost.testsupport.architecture.ModuleRules;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

final class SimulatorArchitectureTest {

  @TestFactory
  Stream<DynamicTest> theSimulatorSharesNoCodeWithRoost() {
    return ModuleRules.of("dev.roost.simulator")
        .mayUse(
            "com.fasterxml.jackson..",
            "io.quarkus.arc..",
            "io.quarkus.runtime..",
            "io.smallrye.config..",
            "io.smallrye.mutiny..",
            "io.vertx..",
            "jakarta..",
            "org.jboss.logging..",
            "org.jboss.resteasy.reactive..")
        .mayUseOnlyIn("signing", "com.github.scribejava..")
        .tests();
  }
}
