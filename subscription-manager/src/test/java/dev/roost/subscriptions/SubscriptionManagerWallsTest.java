package dev.roost.subscriptions;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import io.smallrye.mutiny.Uni;

@AnalyzeClasses(packages = "dev.roost", importOptions = DoNotIncludeTests.class)
final class SubscriptionManagerWallsTest {

  @ArchTest
  static final ArchRule KNOWS_NO_OTHER_SERVICE =
      noClasses()
          .that()
          .resideInAPackage("dev.roost.subscriptions..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "dev.roost.ingest..",
              "dev.roost.router..",
              "dev.roost.vault..",
              "dev.roost.replay..",
              "dev.roost.simulator..",
              "dev.roost.stack..",
              "dev.roost.system..");

  @ArchTest
  static final ArchRule NOTHING_WAITS =
      noClasses()
          .that()
          .resideInAPackage("dev.roost.subscriptions..")
          .should()
          .callMethod(Uni.class, "await");

  @ArchTest
  static final ArchRule X_IS_ASKED_WHERE_IT_IS_NAMED =
      noClasses()
          .that()
          .resideInAnyPackage(
              "dev.roost.subscriptions.webhook..",
              "dev.roost.subscriptions.connect..",
              "dev.roost.subscriptions.revocation..")
          .should()
          .dependOnClassesThat()
          .haveFullyQualifiedName("dev.roost.xapi.endpoint.AccountActivityClient");

  @ArchTest
  static final ArchRule FEATURES_DO_NOT_GO_IN_CIRCLES =
      slices().matching("dev.roost.subscriptions.(*)..").should().beFreeOfCycles();
}
