package dev.roost.admin;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import dev.roost.testsupport.architecture.ModuleRules;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

final class AdminApiArchitectureTest {

  @TestFactory
  Stream<DynamicTest> itKnowsNeitherDatabaseNorKafka() {
    return ModuleRules.of("dev.roost.admin")
        .mayUse(
            "dev.roost.contracts..",
            "dev.roost.runtime..",
            "com.fasterxml.jackson..",
            "io.quarkus..",
            "io.smallrye.config..",
            "io.smallrye.mutiny..",
            "io.vertx.core..",
            "io.vertx.ext.web..",
            "jakarta..",
            "org.eclipse.microprofile..",
            "org.jboss.jandex..",
            "org.jboss.logging..",
            "org.jboss.resteasy.reactive..")
        .and(
            "usesNoDatabase",
            noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.sql..", "javax.sql.."))
        .tests();
  }
}
