package dev.roost.replay;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.lang.ArchRule;
import dev.roost.replay.window.Window;
import dev.roost.testsupport.architecture.ModuleRules;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

final class ReplayWorkerArchitectureTest {

  private static final String[] PURE = {
    "dev.roost.replay.rule..", "dev.roost.replay.plan..", "dev.roost.replay.judgement.."
  };

  @TestFactory
  Stream<DynamicTest> xAndTheVaultAreCalledWhereAJobIsSubmittedAlone() {
    return ModuleRules.of("dev.roost.replay")
        .mayUse(
            "com.fasterxml.jackson..",
            "dev.roost.admin..",
            "dev.roost.contracts..",
            "dev.roost.outbox..",
            "dev.roost.runtime..",
            "io.micrometer..",
            "io.quarkus.arc..",
            "io.quarkus.runtime..",
            "io.quarkus.security..",
            "io.smallrye.common.annotation..",
            "io.smallrye.config..",
            "io.smallrye.mutiny..",
            "io.smallrye.reactive.messaging..",
            "io.vertx..",
            "jakarta..",
            "org.apache.kafka.clients.consumer..",
            "org.apache.kafka.common..",
            "org.eclipse.microprofile..",
            "org.jboss.logging..",
            "org.jboss.resteasy.reactive..")
        .mayUseOnlyIn("asking", "dev.roost.vaultclient..", "dev.roost.xapi..")
        .mayUseOnlyIn("webhook", "dev.roost.kafkatables..")
        .and("rulesArePure", rulesArePure())
        .tests();
  }

  /** No I/O, no injection, no clock of their own: what the world proves is what is. */
  private static ArchRule rulesArePure() {
    return classes()
        .that()
        .resideInAnyPackage(PURE)
        .should()
        .onlyDependOnClassesThat(
            resideInAnyPackage(PURE)
                .or(resideInAnyPackage("java.lang..", "java.time", "java.util..", "org.jspecify.."))
                .or(type(Window.class)));
  }
}
