package dev.roost.deploy;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import org.junit.jupiter.api.Test;

class WallsTest {

  private static final JavaClasses CLASSES =
      new ClassFileImporter().importPackages("dev.roost.deploy");

  @Test
  void nothingOfRoostIsUsed() {
    noClasses()
        .should()
        .dependOnClassesThat(
            resideInAPackage("dev.roost..").and(resideOutsideOfPackage("dev.roost.deploy..")))
        .check(CLASSES);
  }

  @Test
  void whatIsReadKnowsNoRule() {
    noClasses()
        .that()
        .resideInAPackage("dev.roost.deploy.manifest..")
        .should()
        .dependOnClassesThat(resideInAPackage("dev.roost.deploy.rule.."))
        .check(CLASSES);
  }
}
