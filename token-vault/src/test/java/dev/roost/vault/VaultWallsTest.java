package dev.roost.vault;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import dev.roost.vault.envelope.Secret;
import dev.roost.xapi.oauth1.OAuthSecret;
import dev.roost.xapi.oauth2.BearerToken;

@AnalyzeClasses(packages = "dev.roost", importOptions = DoNotIncludeTests.class)
final class VaultWallsTest {

  @ArchTest
  static final ArchRule KNOWS_NO_OTHER_SERVICE =
      noClasses()
          .that()
          .resideInAPackage("dev.roost.vault..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "dev.roost.ingest..",
              "dev.roost.router..",
              "dev.roost.simulator..",
              "dev.roost.stack..",
              "dev.roost.system..");

  @ArchTest
  static final ArchRule SECRETS_ARE_EXPOSED_FOR_SEALING_SIGNING_AND_WEBHOOK_INGEST_ALONE =
      noClasses()
          .that()
          .doNotHaveFullyQualifiedName("dev.roost.vault.envelope.DataKey")
          .and()
          .doNotHaveFullyQualifiedName("dev.roost.vault.credential.Credential")
          .and()
          .doNotHaveFullyQualifiedName("dev.roost.vault.bearer.Bearer")
          .and()
          .doNotHaveFullyQualifiedName("dev.roost.vault.webhookkeys.WebhookKeysDocument")
          .should()
          .callMethod(Secret.class, "exposeSecretBytes");

  @ArchTest
  static final ArchRule WHAT_X_GAVE_IS_EXPOSED_FOR_SEALING_ALONE =
      noClasses()
          .that()
          .resideInAPackage("dev.roost.vault..")
          .and()
          .doNotHaveFullyQualifiedName("dev.roost.vault.credential.Credential")
          .and()
          .doNotHaveFullyQualifiedName("dev.roost.vault.bearer.Bearer")
          .should()
          .callMethod(OAuthSecret.class, "exposed")
          .orShould()
          .callMethod(BearerToken.class, "exposed");

  @ArchTest
  static final ArchRule A_HEADER_IS_ANSWERED_BY_ONE_CLASS =
      noClasses()
          .that()
          .resideInAPackage("dev.roost.vault..")
          .and()
          .doNotHaveFullyQualifiedName("dev.roost.vault.signing.Signing")
          .and()
          .doNotHaveFullyQualifiedName("dev.roost.vault.signing.AuthorizationResource")
          .should()
          .dependOnClassesThat()
          .haveFullyQualifiedName("dev.roost.contracts.vault.Authorization");

  @ArchTest
  static final ArchRule ONLY_THE_ENVELOPE_KNOWS_TINK =
      noClasses()
          .that()
          .resideOutsideOfPackage("dev.roost.vault.envelope..")
          .should()
          .dependOnClassesThat()
          .resideInAPackage("com.google.crypto.tink..");

  @ArchTest
  static final ArchRule FEATURES_DO_NOT_GO_IN_CIRCLES =
      slices().matching("dev.roost.vault.(*)..").should().beFreeOfCycles();
}
