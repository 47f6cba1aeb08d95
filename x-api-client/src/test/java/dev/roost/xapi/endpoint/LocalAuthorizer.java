package dev.roost.xapi.endpoint;

import dev.roost.xapi.oauth1.Consumer;
import dev.roost.xapi.oauth1.OAuth1Signer;
import dev.roost.xapi.oauth1.OAuthSecret;
import dev.roost.xapi.oauth1.SignableRequest;
import dev.roost.xapi.oauth1.Token;
import dev.roost.xapi.oauth2.BearerToken;
import io.smallrye.mutiny.Uni;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Random;

/** Holds its secrets itself; a user's token bears the user's id. */
final class LocalAuthorizer implements RequestAuthorizer {

  static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-01T12:00:00Z"), ZoneOffset.UTC);
  static final Consumer APP = new Consumer("key", OAuthSecret.of("consumer-secret"));
  static final Token OWNER = new Token("owner", OAuthSecret.of("owner-secret"));
  static final BearerToken BEARER = BearerToken.of("AAA%2Fb");

  private final OAuth1Signer signer = new OAuth1Signer(APP, CLOCK, new Random(1));

  @Override
  public Uni<String> authorize(SignableRequest request, Actor actor) {
    return Uni.createFrom()
        .item(
            switch (actor) {
              case Actor.AppOwner() -> signer.asUser(request, OWNER);
              case Actor.User(String id) ->
                  signer.asUser(request, new Token("user-" + id, OAuthSecret.of("secret-" + id)));
              case Actor.AppOnly() -> BEARER.authorization();
            });
  }
}
