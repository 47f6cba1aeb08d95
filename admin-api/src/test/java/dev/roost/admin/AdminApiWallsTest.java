package dev.roost.admin;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.roost.admin", importOptions = DoNotIncludeTests.class)
final class AdminApiWallsTest {

  @ArchTest
  static final ArchRule KNOWS_NEITHER_DATABASE_NOR_KAFKA =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "java.sql..",
              "io.vertx.sqlclient..",
              "io.vertx.mutiny.sqlclient..",
              "org.apache.kafka..");

  @ArchTest
  static final ArchRule FEATURES_DO_NOT_GO_IN_CIRCLES =
      slices().matching("dev.roost.admin.(*)..").should().beFreeOfCycles();
}
