package dev.roost.runtime;

import dev.roost.testsupport.architecture.ModuleRules;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

final class RuntimeArchitectureTest {

  @TestFactory
  Stream<DynamicTest> itKnowsNoOtherModuleAndItsPackagesDoNotKnowEachOther() {
    return ModuleRules.of("dev.roost.runtime")
        .mayUse("io.quarkus.runtime..", "io.smallrye.config..", "org.jboss.logging..")
        .mayUseOnlyIn("address", "io.netty..", "io.vertx..")
        .mayUseOnlyIn("singleflight", "io.smallrye.mutiny..", "io.vertx..")
        .mustNotUse("logging", "settings")
        .mustNotUse("settings", "logging")
        .mustNotUse("address", "logging")
        .mustNotUse("address", "settings")
        .tests();
  }
}
