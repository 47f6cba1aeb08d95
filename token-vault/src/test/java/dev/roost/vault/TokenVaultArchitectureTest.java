package dev.roost.vault;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.lang.ArchRule;
import dev.roost.testsupport.architecture.ModuleRules;
import dev.roost.vault.bearer.Bearer;
import dev.roost.vault.envelope.Secret;
import dev.roost.vault.oauth2.UsableTokens;
import dev.roost.xapi.oauth1.OAuthSecret;
import dev.roost.xapi.oauth2.BearerToken;
import dev.roost.xapi.oauth2.CodeVerifier;
import dev.roost.xapi.oauth2.OAuth2Token;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

final class TokenVaultArchitectureTest {

  private static final String CREDENTIAL = "dev.roost.vault.credential.Credential";
  private static final String BEARER = "dev.roost.vault.bearer.Bearer";
  private static final String USER_TOKENS = "dev.roost.vault.credential.UserTokens";

  @TestFactory
  Stream<DynamicTest> theVaultKeepsItsRulesAndSecretsAreExposedByFewClasses() {
    return ModuleRules.of("dev.roost.vault")
        .mayUse(
            "com.fasterxml.jackson..",
            "dev.roost.admin..",
            "dev.roost.contracts..",
            "dev.roost.postgresql..",
            "dev.roost.runtime..",
            "dev.roost.xapi..",
            "io.quarkus.arc..",
            "io.quarkus.runtime..",
            "io.quarkus.security..",
            "io.smallrye.config..",
            "io.smallrye.mutiny..",
            "io.vertx..",
            "jakarta..",
            "org.eclipse.microprofile..",
            "org.jboss.logging..",
            "org.jboss.resteasy.reactive..")
        .mayUseOnlyIn("audit", "io.quarkus.vertx.http.runtime..")
        .mayUseOnlyIn("credential", "dev.roost.outbox..")
        .mayUseOnlyIn(
            "envelope", "com.google.crypto.tink..", "com.google.protobuf..", "io.micrometer..")
        .mayAwaitUni("audit.RefusalsJob")
        .mayUseOnlyIn("invalidation", "io.micrometer..")
        .and(
            "secretsAreExposedForSealingSigningAndWebhookIngestAlone",
            secretsAreExposedForSealingSigningAndWebhookIngestAlone())
        .and("whatXGaveIsExposedForSealingAlone", whatXGaveIsExposedForSealingAlone())
        .and("aHeaderIsAnsweredByOneClass", aHeaderIsAnsweredByOneClass())
        .and("aBearerIsSentAndNeverAnswered", aBearerIsSentAndNeverAnswered())
        .tests();
  }

  private static ArchRule secretsAreExposedForSealingSigningAndWebhookIngestAlone() {
    return noClasses()
        .that()
        .doNotHaveFullyQualifiedName("dev.roost.vault.envelope.DataKey")
        .and()
        .doNotHaveFullyQualifiedName(CREDENTIAL)
        .and()
        .doNotHaveFullyQualifiedName(BEARER)
        .and()
        .doNotHaveFullyQualifiedName(USER_TOKENS)
        .and()
        .doNotHaveFullyQualifiedName("dev.roost.vault.webhookkeys.WebhookKeysDocument")
        .should()
        .callMethod(Secret.class, "exposeSecretBytes");
  }

  private static ArchRule whatXGaveIsExposedForSealingAlone() {
    return noClasses()
        .that()
        .doNotHaveFullyQualifiedName(CREDENTIAL)
        .and()
        .doNotHaveFullyQualifiedName(BEARER)
        .and()
        .doNotHaveFullyQualifiedName(USER_TOKENS)
        .should()
        .callMethod(OAuthSecret.class, "exposed")
        .orShould()
        .callMethod(BearerToken.class, "exposed")
        .orShould()
        .callMethod(OAuth2Token.class, "exposed")
        .orShould()
        .callMethod(CodeVerifier.class, "exposed");
  }

  private static ArchRule aHeaderIsAnsweredByOneClass() {
    return noClasses()
        .that()
        .doNotHaveFullyQualifiedName("dev.roost.vault.signing.Signing")
        .and()
        .doNotHaveFullyQualifiedName("dev.roost.vault.signing.AuthorizationResource")
        .should()
        .dependOnClassesThat()
        .haveFullyQualifiedName("dev.roost.contracts.vault.Authorization");
  }

  /** The header that is the bearer is made where it is sent, and nowhere else. */
  private static ArchRule aBearerIsSentAndNeverAnswered() {
    return noClasses()
        .that()
        .doNotHaveFullyQualifiedName("dev.roost.vault.call.Calls")
        .should()
        .callMethod(Bearer.class, "authorization")
        .orShould()
        .callMethod(UsableTokens.class, "authorization");
  }
}
