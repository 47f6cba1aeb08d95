package dev.roost.simulatorclient;

import dev.roost.testsupport.architecture.ModuleRules;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

final class SimulatorClientArchitectureTest {

  @TestFactory
  Stream<DynamicTest> itNeedsNothingButJackson() {
    return ModuleRules.of("dev.roost.simulatorclient").mayUse("com.fasterxml.jackson..").tests();
  }
}
