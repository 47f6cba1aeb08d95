package dev.roost.vaultclient;

import dev.roost.testsupport.architecture.ModuleRules;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

final class VaultClientArchitectureTest {

  @TestFactory
  Stream<DynamicTest> itKnowsTheContractsXsVocabularyAndNoService() {
    return ModuleRules.of("dev.roost.vaultclient")
        .mayUse(
            "dev.roost.contracts..",
            "dev.roost.xapi..",
            "com.fasterxml.jackson..",
            "io.smallrye.config..",
            "io.smallrye.health.api..",
            "io.smallrye.mutiny..",
            "io.vertx..",
            "jakarta..",
            "org.eclipse.microprofile.health..")
        .tests();
  }
}
