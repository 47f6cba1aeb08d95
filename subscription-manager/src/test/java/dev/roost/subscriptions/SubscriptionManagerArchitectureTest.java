package dev.roost.subscriptions;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.lang.ArchRule;
import dev.roost.testsupport.architecture.ModuleRules;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

final class SubscriptionManagerArchitectureTest {

  @TestFactory
  Stream<DynamicTest> theManagerKeepsItsRulesAndXIsAskedWhereItIsNamed() {
    return ModuleRules.of("dev.roost.subscriptions")
        .mayUse(
            "com.fasterxml.jackson..",
            "dev.roost.admin..",
            "dev.roost.contracts..",
            "dev.roost.outbox..",
            "dev.roost.runtime..",
            "dev.roost.vaultclient..",
            "dev.roost.xapi..",
            "io.micrometer..",
            "io.quarkus.arc..",
            "io.quarkus.runtime..",
            "io.quarkus.security..",
            "io.smallrye.common.annotation..",
            "io.smallrye.config..",
            "io.smallrye.mutiny..",
            "io.vertx..",
            "jakarta..",
            "org.eclipse.microprofile..",
            "org.jboss.logging..",
            "org.jboss.resteasy.reactive..")
        .mayUseOnlyIn("connect", "com.github.benmanes.caffeine..", "io.quarkus.qute..")
        .mayUseOnlyIn("limit", "com.github.benmanes.caffeine..", "io.github.bucket4j..")
        .mayUseOnlyIn("people", "io.quarkus.vertx.http.runtime..")
        .mayUseOnlyIn(
            "preflight",
            "dev.roost.kafkatables.health..",
            "org.apache.kafka.clients.consumer..",
            "org.apache.kafka.common..")
        .mayUseOnlyIn("revocation", "org.apache.kafka.clients.consumer..")
        .and("xIsAskedWhereItIsNamed", xIsAskedWhereItIsNamed())
        .and("everyCallToXIsCountedInTheBudget", everyCallToXIsCountedInTheBudget())
        .tests();
  }

  private static ArchRule everyCallToXIsCountedInTheBudget() {
    return noClasses()
        .that()
        .resideOutsideOfPackage("dev.roost.subscriptions.budget..")
        .should()
        .dependOnClassesThat()
        .haveFullyQualifiedName("dev.roost.vaultclient.XAccounts");
  }

  private static ArchRule xIsAskedWhereItIsNamed() {
    return noClasses()
        .that()
        .resideInAnyPackage(
            "dev.roost.subscriptions.webhook..",
            "dev.roost.subscriptions.connect..",
            "dev.roost.subscriptions.revocation..")
        .should()
        .dependOnClassesThat()
        .haveFullyQualifiedName("dev.roost.xapi.endpoint.AccountActivityClient")
        .orShould()
        .dependOnClassesThat()
        .haveFullyQualifiedName("dev.roost.xapi.v2.XApi2Client")
        .orShould()
        .dependOnClassesThat()
        .haveFullyQualifiedName("dev.roost.subscriptions.account.AccountActivity");
  }
}
