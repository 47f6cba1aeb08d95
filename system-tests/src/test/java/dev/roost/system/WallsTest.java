package dev.roost.system;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import org.junit.jupiter.api.Test;

class WallsTest {

  private static final JavaClasses CLASSES =
      new ClassFileImporter().importPackages("dev.roost.system");

  @Test
  void nothingOfRoostIsUsedButContractsAndTheClientThatIsTried() {
    noClasses()
        .should()
        .dependOnClassesThat(
            resideInAPackage("dev.roost..")
                .and(
                    not(
                        resideInAnyPackage(
                            "dev.roost.system..",
                            "dev.roost.contracts..",
                            "dev.roost.xapi..",
                            "dev.roost.simulatorclient.."))))
        .check(CLASSES);
  }

  @Test
  void theOracleKnowsNothingOfARunningStack() {
    noClasses()
        .that()
        .resideInAPackage("dev.roost.system.oracle..")
        .should()
        .dependOnClassesThat(
            resideInAnyPackage(
                "dev.roost.system.stack..", "dev.roost.xapi..", "org.apache.kafka..", "java.net.."))
        .check(CLASSES);
  }
}
