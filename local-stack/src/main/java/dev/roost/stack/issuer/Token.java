package dev.roost.stack.issuer;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jose4j.lang.JoseException;

/**
 * What a token says.
 *
 * @param issuer who vouches
 * @param subject for whom
 * @param audiences towards whom
 * @param roles of a person; none for a service, whose subject says what it is
 */
record Token(String issuer, String subject, List<String> audiences, List<String> roles) {

  /** The token, good from now on for so long. */
  String signed(SigningKey key, Instant now, Duration lifetime) {
    JsonWebSignature signature = new JsonWebSignature();
    signature.setPayload(claims(now, lifetime).toJson());
    signature.setKey(key.privateKey());
    signature.setAlgorithmHeaderValue(AlgorithmIdentifiers.RSA_USING_SHA256);
    signature.setHeader("typ", "JWT");
    try {
      return signature.getCompactSerialization();
    } catch (JoseException e) {
      throw new IllegalStateException("a token could not be signed", e);
    }
  }

  private JwtClaims claims(Instant now, Duration lifetime) {
    JwtClaims claims = new JwtClaims();
    claims.setIssuer(issuer);
    claims.setSubject(subject);
    claims.setAudience(audiences);
    claims.setGeneratedJwtId();
    claims.setIssuedAt(NumericDate.fromSeconds(now.getEpochSecond()));
    claims.setExpirationTime(NumericDate.fromSeconds(now.plus(lifetime).getEpochSecond()));
    if (!roles.isEmpty()) {
      claims.setStringListClaim("roles", roles);
    }
    return claims;
  }
}
