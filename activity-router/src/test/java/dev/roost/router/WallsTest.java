package dev.roost.router;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.roost", importOptions = DoNotIncludeTests.class)
class WallsTest {

  private static final String[] PURE = {
    "dev.roost.router.json..", "dev.roost.router.activity..", "dev.roost.router.delivery.."
  };

  @ArchTest
  static final ArchRule ofRoostOnlyContractsAndXsVocabularyAreKnown =
      noClasses()
          .should()
          .dependOnClassesThat(
              resideInAPackage("dev.roost..")
                  .and(
                      not(
                          resideInAnyPackage(
                              "dev.roost.router..", "dev.roost.contracts..", "dev.roost.xapi.."))));

  @ArchTest
  static final ArchRule readingADeliveryKnowsNoKafkaAndNoFramework =
      noClasses()
          .that()
          .resideInAnyPackage(PURE)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.apache.kafka..",
              "io.quarkus..",
              "io.smallrye..",
              "io.micrometer..",
              "jakarta..");

  @ArchTest
  static final ArchRule readingADeliveryKnowsNoRouting =
      noClasses()
          .that()
          .resideInAnyPackage(PURE)
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "dev.roost.router.routing..",
              "dev.roost.router.memory..",
              "dev.roost.router.running..",
              "dev.roost.router.transaction..",
              "dev.roost.router.lag..",
              "dev.roost.router.counting..");

  @ArchTest
  static final ArchRule packagesHaveNoCycles =
      slices().matching("dev.roost.router.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule nothingSleeps =
      noClasses()
          .that()
          .resideInAPackage("dev.roost.router..")
          .should()
          .callMethod(Thread.class, "sleep", long.class);
}
