package dev.roost.deploy;

import dev.roost.testsupport.architecture.ModuleRules;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

final class DeployArchitectureTest {

  @TestFactory
  Stream<DynamicTest> nothingOfRoostIsUsedButTheRulesOfModules() {
    return ModuleRules.ofTests("dev.roost.deploy")
        .mayUse(
            "dev.roost.testsupport.architecture..",
            "com.google.gson..",
            "io.kubernetes.client..",
            "org.assertj.core..",
            "org.junit.jupiter..",
            "org.yaml.snakeyaml..")
        .mustNotUse("manifest", "rule")
        .tests();
  }
}
