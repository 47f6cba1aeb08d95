package dev.roost.stack;

import dev.roost.testsupport.architecture.ModuleRules;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

final class LocalStackArchitectureTest {

  @TestFactory
  Stream<DynamicTest> servicesAreProcessesHereAndNeverClasses() {
    return ModuleRules.of("dev.roost.stack")
        .mayUse(
            "dev.roost.contracts..",
            "dev.roost.kafkaadmin..",
            "dev.roost.simulatorclient..",
            "com.fasterxml.jackson..",
            "org.apache.kafka..",
            "picocli..")
        .mayUseOnlyIn("control", "com.sun.net.httpserver..")
        .mayUseOnlyIn("issuer", "com.google.crypto.tink..", "org.jose4j..")
        .mayUseOnlyIn("kafka", "kafka..")
        .mayUseOnlyIn("postgresql", "org.apache.commons.compress..", "org.tukaani.xz..")
        .tests();
  }
}
