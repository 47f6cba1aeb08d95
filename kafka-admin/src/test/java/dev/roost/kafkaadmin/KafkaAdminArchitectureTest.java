package dev.roost.kafkaadmin;

import dev.roost.testsupport.architecture.ModuleRules;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

final class KafkaAdminArchitectureTest {

  @TestFactory
  Stream<DynamicTest> kafkaAdminKnowsContractsKafkaAndItsCommandLineAlone() {
    return ModuleRules.of("dev.roost.kafkaadmin")
        .mayUse("dev.roost.contracts..", "org.apache.kafka..", "picocli..")
        .tests();
  }
}
