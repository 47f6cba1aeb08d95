package dev.roost.bench.vault;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

class IssuerTest {

  private static final Clock NOW =
      Clock.fixed(Instant.parse("2026-11-28T12:00:00Z"), ZoneOffset.UTC);

  private final Issuer issuer = new Issuer("https://issuer.example", NOW);

  @Test
  void aTokenIsSignedWithTheKeyThatIsPublished() throws Exception {
    List<String> parts = List.of(issuer.service("subscription-manager").split("\\."));

    Signature signature = Signature.getInstance("SHA256withRSA");
    signature.initVerify(publicKey());
    signature.update((parts.get(0) + "." + parts.get(1)).getBytes(US_ASCII));

    assertThat(signature.verify(Base64.getUrlDecoder().decode(parts.get(2)))).isTrue();
  }

  @Test
  void aServiceIsItsSubjectAndAPersonHasRoles() throws Exception {
    JsonNode service = claims(issuer.service("subscription-manager"));
    JsonNode person = claims(issuer.person("admin"));

    assertThat(service.path("iss").asText()).isEqualTo("https://issuer.example");
    assertThat(service.path("sub").asText())
        .isEqualTo("system:serviceaccount:roost:subscription-manager");
    assertThat(service.path("aud").asText()).isEqualTo("token-vault");
    assertThat(service.has("roles")).isFalse();
    assertThat(service.path("exp").asLong()).isGreaterThan(NOW.instant().getEpochSecond());
    assertThat(person.path("aud").asText()).isEqualTo("roost-token-vault");
    assertThat(person.path("roles").path(0).asText()).isEqualTo("admin");
  }

  private PublicKey publicKey() throws Exception {
    byte[] der = Base64.getDecoder().decode(issuer.publicKey());
    return KeyFactory.getInstance("RSA").generatePublic(new X509EncodedKeySpec(der));
  }

  private static JsonNode claims(String token) throws Exception {
    return JsonMapper.builder()
        .build()
        .readTree(Base64.getUrlDecoder().decode(token.split("\\.")[1]));
  }
}
