package dev.roost.system;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import dev.roost.testsupport.architecture.ModuleRules;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

final class SystemTestsArchitectureTest {

  @TestFactory
  Stream<DynamicTest> nothingOfRoostIsUsedButContractsAndTheClientThatIsTried() {
    return ModuleRules.ofTests("dev.roost.system")
        .mayUse(
            "dev.roost.contracts..",
            "dev.roost.simulatorclient..",
            "dev.roost.testsupport..",
            "dev.roost.xapi..",
            "com.fasterxml.jackson..",
            "com.tngtech.archunit..",
            "io.smallrye.mutiny..",
            "io.vertx..",
            "org.HdrHistogram..",
            "org.apache.kafka..",
            "org.assertj.core..",
            "org.awaitility..",
            "org.junit.jupiter..",
            "org.opentest4j..")
        .mayAwaitUni("EndpointsTest")
        .maySleep("fault.Troublemaker")
        .mustNotUse("oracle", "stack")
        .and(
            "theOracleKnowsNoClientOfARunningStack",
            noClasses()
                .that()
                .resideInAPackage("dev.roost.system.oracle..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("dev.roost.xapi..", "org.apache.kafka..", "java.net.."))
        .tests();
  }
}
