package dev.roost.testsupport;

import dev.roost.testsupport.architecture.ModuleRules;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class TestSupportArchitectureTest {

  @TestFactory
  Stream<DynamicTest> testSupportKeepsItsRules() {
    return ModuleRules.of("dev.roost.testsupport")
        .mayUse("dev.roost.contracts..")
        .mayUseOnlyIn(
            "api",
            "com.fasterxml.jackson..",
            "io.quarkus.test.common..",
            "io.quarkus.test.junit..",
            "io.restassured..",
            "org.assertj..",
            "org.eclipse.microprofile.config..",
            "org.junit.jupiter.api..")
        .mayUseOnlyIn("architecture", "com.tngtech.archunit..", "org.junit.jupiter.api..")
        .mayUseOnlyIn("clock", "org.awaitility..")
        .mayUseOnlyIn(
            "issuer",
            "io.quarkus.test.common..",
            "io.smallrye.jwt.build..",
            "org.eclipse.microprofile.config..")
        .mayUseOnlyIn("kafka", "org.apache.kafka..", "kafka.server..", "org.awaitility..")
        .mayUseOnlyIn("net", "com.sun.net.httpserver..")
        .mayUseOnlyIn("outage", "org.assertj..")
        .mayUseOnlyIn("postgres", "io.zonky.test.db.postgres..")
        .mayUseOnlyIn("schema", "com.networknt.schema..")
        .maySleep("net.TcpProxy")
        .maySleep("net.ScriptedServer")
        .maySleep("clock.MachinePauses")
        .tests();
  }
}
