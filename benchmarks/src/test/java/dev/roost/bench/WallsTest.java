package dev.roost.bench;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.roost.bench", importOptions = DoNotIncludeTests.class)
final class WallsTest {

  /** Services are measured as processes; only JMH sees their classes. */
  @ArchTest
  static final ArchRule ONLY_JMH_KNOWS_CLASSES_OF_SERVICES =
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.roost.bench.jmh..")
          .should()
          .dependOnClassesThat(
              resideInAPackage("dev.roost..")
                  .and(not(resideInAnyPackage("dev.roost.bench..", "dev.roost.contracts.."))));

  @ArchTest
  static final ArchRule FEATURES_DO_NOT_GO_IN_CIRCLES =
      slices().matching("dev.roost.bench.(*)..").should().beFreeOfCycles();
}
