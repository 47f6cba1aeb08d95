package dev.roost.testsupport;

import dev.roost.testsupport.architecture.ModuleRules;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Stands here because contracts' own tests cannot use test-support, which depends on contracts. */
class ContractsArchitectureTest {

  @TestFactory
  Stream<DynamicTest> contractsDependsOnNothingButAnnotations() {
    return ModuleRules.of("dev.roost.contracts")
        .mayUse("com.fasterxml.jackson.annotation..")
        .tests();
  }
}
