package dev.roost.replay;

import dev.roost.testsupport.architecture.ModuleRules;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

final class ReplayWorkerArchitectureTest {

  @TestFactory
  Stream<DynamicTest> xAndTheVaultAreCalledWhereAJobIsSubmittedAlone() {
    return ModuleRules.of("dev.roost.replay")
        .mayUse(
            "com.fasterxml.jackson..",
            "dev.roost.admin..",
            "dev.roost.contracts..",
            "dev.roost.outbox..",
            "dev.roost.runtime..",
            "io.micrometer..",
            "io.quarkus.arc..",
            "io.quarkus.runtime..",
            "io.quarkus.security..",
            "io.smallrye.common.annotation..",
            "io.smallrye.config..",
            "io.smallrye.mutiny..",
            "io.smallrye.reactive.messaging..",
            "io.vertx..",
            "jakarta..",
            "org.apache.kafka.clients.consumer..",
            "org.apache.kafka.common..",
            "org.eclipse.microprofile..",
            "org.jboss.logging..",
            "org.jboss.resteasy.reactive..")
        .mayUseOnlyIn("asking", "dev.roost.vaultclient..", "dev.roost.xapi..")
        .mayUseOnlyIn("webhook", "dev.roost.kafkatables..")
        .tests();
  }
}
