package dev.roost.runtime;

import dev.roost.testsupport.architecture.ModuleRules;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

final class RuntimeArchitectureTest {

  @TestFactory
  Stream<DynamicTest> itKnowsNoOtherModuleAndLoggingAndSettingsDoNotKnowEachOther() {
    return ModuleRules.of("dev.roost.runtime")
        .mayUse("io.quarkus.runtime..", "io.smallrye.config..", "org.jboss.logging..")
        .mustNotUse("logging", "settings")
        .mustNotUse("settings", "logging")
        .tests();
  }
}
