package dev.roost.bench;

import dev.roost.testsupport.architecture.ModuleRules;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

final class BenchmarksArchitectureTest {

  @TestFactory
  Stream<DynamicTest> servicesAreMeasuredAsProcessesAndOnlyJmhKnowsTheirClasses() {
    return ModuleRules.of("dev.roost.bench")
        .mayUse(
            "dev.roost.contracts..",
            "com.sun.management..",
            "com.sun.net.httpserver..",
            "io.vertx..",
            "kafka..",
            "org.HdrHistogram..",
            "org.apache.kafka..",
            "picocli..")
        .mayUseOnlyIn("vault", "io.zonky.test.db.postgres.embedded..")
        .mayUseOnlyIn(
            "jmh",
            "dev.roost.ingest..",
            "dev.roost.router..",
            "dev.roost.xapi..",
            "org.openjdk.jmh..")
        .tests();
  }
}
