package dev.roost.postgresql;

import dev.roost.testsupport.architecture.ModuleRules;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

final class PostgresqlArchitectureTest {

  @TestFactory
  Stream<DynamicTest> itKnowsNoServiceAndNoTable() {
    return ModuleRules.of("dev.roost.postgresql")
        .mayUse("dev.roost.runtime..", "io.smallrye.mutiny..", "io.vertx..", "jakarta..")
        .mayUseOnlyIn("failure", "dev.roost.admin.problem..", "io.netty.handler.timeout..")
        .mayUseOnlyIn("health", "io.smallrye.health.api..", "org.eclipse.microprofile.health..")
        .mayUseOnlyIn(
            "jdbc",
            "io.quarkus.runtime.configuration..",
            "io.smallrye.config..",
            "org.eclipse.microprofile.config..")
        .mayUseOnlyIn(
            "pool", "io.netty..", "io.quarkus.reactive.pg.client..", "io.smallrye.config..")
        .tests();
  }
}
