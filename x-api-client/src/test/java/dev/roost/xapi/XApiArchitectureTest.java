package dev.roost.xapi;

import dev.roost.testsupport.architecture.ModuleRules;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

final class XApiArchitectureTest {

  @TestFactory
  Stream<DynamicTest> signaturesChallengesAndOAuthNeedNothingButThePlatform() {
    return ModuleRules.of("dev.roost.xapi")
        .mayUseOnlyIn("endpoint", "io.vertx..", "io.smallrye.mutiny..", "com.fasterxml.jackson..")
        .mayUseOnlyIn("v2", "io.smallrye.mutiny..", "com.fasterxml.jackson..")
        .mayUseOnlyIn("payload", "com.fasterxml.jackson.core..")
        .mustNotUse("endpoint", "signature", "challenge", "payload", "v2")
        .mustNotUse("signature", "endpoint")
        .mustNotUse("challenge", "endpoint")
        .mustNotUse("payload", "endpoint")
        .mustNotUse("oauth1", "endpoint")
        .mustNotUse("oauth2", "endpoint")
        .mustNotUse("v2", "signature", "challenge")
        .tests();
  }
}
