package dev.roost.stack.issuer;

import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.roost.stack.process.StartFailedException;
import dev.roost.stack.state.StateDirectory;
import dev.roost.testsupport.clock.SettableClock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumer;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class IssuersTest {

  private static final Lifetimes LIFETIMES =
      new Lifetimes(Duration.ofHours(12), Duration.ofHours(1));

  private static final List<String> KEYS = List.of("people.pem", "services.pem");

  /** Made once: a key of 2,048 bits takes a second or two. */
  @TempDir private static Path made;

  @TempDir private Path directory;
  private final SettableClock clock = new SettableClock(Instant.parse("2026-11-24T08:00:00Z"));
  private StateDirectory state;
  private Issuers issuers;

  @BeforeEach
  void make() throws Exception {
    state = new StateDirectory(directory);
    Files.createDirectories(state.issuers());
    for (String key : KEYS) {
      if (Files.exists(made.resolve(key))) {
        Files.copy(made.resolve(key), state.issuers().resolve(key));
      }
    }
    issuers = issuers();
    for (String key : KEYS) {
      Files.copy(state.issuers().resolve(key), made.resolve(key), REPLACE_EXISTING);
    }
  }

  @Test
  void everyRoleHasATokenOfItsOwn() throws Exception {
    issuers.refresh();

    for (String role : RoleEntry.ROLES) {
      JwtClaims claims = people().processToClaims(Files.readString(state.personToken(role)));
      assertThat(claims.getStringListClaimValue("roles")).containsExactly(role);
      assertThat(claims.getAudience())
          .containsExactly(
              "roost-token-vault", "roost-subscription-manager", "roost-replay-worker");
      assertThat(claims.getExpirationTime()).isEqualTo(secondsFromNow(Duration.ofHours(12)));
    }
  }

  @Test
  void aTokenCanBeForOneAppAndForOneService() throws Exception {
    var provider = new IdentityProvider(state, Duration.ofHours(1), clock);

    String token =
        provider.token(
            RoleEntry.parse("operator:demo").orElseThrow(), List.of("roost-replay-worker"));

    JwtClaims claims = people().processToClaims(token);
    assertThat(claims.getStringListClaimValue("roles")).containsExactly("operator:demo");
    assertThat(claims.getAudience()).containsExactly("roost-replay-worker");
    assertThat(claims.getSubject()).isEqualTo("operator.demo@roost.localhost");
  }

  @Test
  void aServicesTokenSaysWhichServiceItIsAndNoRole() throws Exception {
    issuers.refresh();

    JwtClaims claims =
        cluster().processToClaims(Files.readString(state.serviceToken("webhook-ingest")));

    assertThat(claims.getSubject()).isEqualTo("system:serviceaccount:roost:webhook-ingest");
    assertThat(claims.hasClaim("roles")).isFalse();
  }

  @Test
  void neitherIssuersTokenPassesForTheOthers() throws Exception {
    issuers.refresh();
    String person = Files.readString(state.personToken("admin"));
    String service = Files.readString(state.serviceToken("webhook-ingest"));

    assertThatThrownBy(() -> cluster().processToClaims(person))
        .isInstanceOf(InvalidJwtException.class);
    assertThatThrownBy(() -> people().processToClaims(service))
        .isInstanceOf(InvalidJwtException.class);
  }

  @Test
  void aTokenIsRenewedWhenFourFifthsOfItsLifeAreOver() throws Exception {
    issuers.refresh();
    String first = Files.readString(state.serviceToken("webhook-ingest"));
    String person = Files.readString(state.personToken("admin"));

    clock.advance(Duration.ofMinutes(47));
    issuers.refresh();
    assertThat(state.serviceToken("webhook-ingest")).hasContent(first);

    clock.advance(Duration.ofMinutes(1));
    issuers.refresh();
    assertThat(Files.readString(state.serviceToken("webhook-ingest"))).isNotEqualTo(first);
    assertThat(state.personToken("admin")).hasContent(person);
  }

  @Test
  void theKeysOfTheFirstStartAreTakenAgain() throws Exception {
    Issuers next = issuers();

    assertThat(next.peopleEnvironment()).isEqualTo(issuers.peopleEnvironment());
    assertThat(next.servicesEnvironment()).isEqualTo(issuers.servicesEnvironment());
  }

  @Test
  void onlyTheOwnerReadsKeysAndTokens(@TempDir Path first) throws Exception {
    state = new StateDirectory(first);
    issuers = issuers();
    issuers.refresh();

    List<Path> files =
        List.of(
            state.issuers().resolve("people.pem"),
            state.issuers().resolve("services.pem"),
            state.personToken("viewer"),
            state.serviceToken("replay-worker"));
    for (Path file : files) {
      assertThat(Files.getPosixFilePermissions(file))
          .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }
  }

  @Test
  void aBrokenKeyIsToldWithoutShowingIt() throws Exception {
    Files.writeString(state.issuers().resolve("people.pem"), "c2VjcmV0");

    assertThatThrownBy(this::issuers)
        .hasMessageContaining("people.pem holds no private key")
        .hasMessageNotContaining("c2VjcmV0");
  }

  @Test
  void lifetimesAreSetByTheEnvironment() throws Exception {
    assertThat(Lifetimes.of(Map.of())).isEqualTo(LIFETIMES);
    assertThat(Lifetimes.of(Map.of(Lifetimes.SERVICES, "30s")).services())
        .isEqualTo(Duration.ofSeconds(30));
    assertThatThrownBy(() -> Lifetimes.of(Map.of(Lifetimes.PEOPLE, "PT12H")))
        .isInstanceOf(StartFailedException.class)
        .hasMessageStartingWith("ROOST_PEOPLE_TOKEN_LIFETIME is PT12H");
  }

  private Issuers issuers() throws Exception {
    return new Issuers(state, List.of("webhook-ingest", "replay-worker"), LIFETIMES, clock);
  }

  private JwtConsumer people() throws Exception {
    return verifier(issuers.peopleEnvironment(), "ROOST_ACCESS_PEOPLE", "roost-replay-worker");
  }

  private JwtConsumer cluster() throws Exception {
    return verifier(issuers.servicesEnvironment(), "ROOST_ACCESS_SERVICES", "token-vault");
  }

  private JwtConsumer verifier(Map<String, String> environment, String prefix, String audience)
      throws Exception {
    byte[] der = Base64.getDecoder().decode(environment.get(prefix + "_PUBLIC_KEY"));
    PublicKey key = KeyFactory.getInstance("RSA").generatePublic(new X509EncodedKeySpec(der));
    return new JwtConsumerBuilder()
        .setVerificationKey(key)
        .setExpectedIssuer(environment.get(prefix + "_ISSUER"))
        .setExpectedAudience(audience)
        .setEvaluationTime(NumericDate.fromMilliseconds(clock.millis()))
        .build();
  }

  private NumericDate secondsFromNow(Duration time) {
    return NumericDate.fromMilliseconds(clock.instant().plus(time).toEpochMilli());
  }
}
