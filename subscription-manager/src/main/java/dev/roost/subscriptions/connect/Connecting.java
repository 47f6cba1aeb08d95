package dev.roost.subscriptions.connect;

import dev.roost.admin.problem.ProblemException;
import dev.roost.contracts.vault.ConnectedUser;
import dev.roost.contracts.vault.Handshake;
import dev.roost.contracts.vault.HandshakeCompletion;
import dev.roost.contracts.vault.OAuth2Completion;
import dev.roost.contracts.vault.OAuth2ConnectedUser;
import dev.roost.contracts.vault.OAuth2Handshake;
import dev.roost.subscriptions.connect.Handshakes.Begun;
import dev.roost.subscriptions.consent.Consent;
import dev.roost.subscriptions.consent.OAuth;
import dev.roost.subscriptions.disconnect.Disconnections;
import dev.roost.subscriptions.subscription.Attempt;
import dev.roost.subscriptions.subscription.Subscription;
import dev.roost.subscriptions.subscription.SubscriptionKey;
import dev.roost.subscriptions.subscription.Subscriptions;
import dev.roost.subscriptions.webhook.WebhookKey;
import dev.roost.vaultclient.VaultClient;
import dev.roost.xapi.oauth1.Parameter;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Both of X's ways to let an app in as the vault takes them, and the subscription that follows. */
@ApplicationScoped
class Connecting {

  private final Subscriptions subscriptions;
  private final Disconnections disconnections;
  private final VaultClient vault;

  Connecting(Subscriptions subscriptions, Disconnections disconnections, VaultClient vault) {
    this.subscriptions = subscriptions;
    this.disconnections = disconnections;
    this.vault = vault;
  }

  /**
   * A handshake that has begun.
   *
   * @param oauth by which way
   * @param id the vault's
   * @param givenBack what X gives back: the request token, or the state
   * @param authorizeUrl where the browser goes
   * @param expiresAt until when it can be completed
   */
  record Started(OAuth oauth, String id, String givenBack, String authorizeUrl, Instant expiresAt) {

    private static Started of(Handshake one) {
      return new Started(
          OAuth.V1_0A,
          one.id(),
          requestToken(one.authorizeUrl()),
          one.authorizeUrl(),
          Instant.parse(one.expiresAt()));
    }

    private static Started of(OAuth2Handshake one) {
      return new Started(
          OAuth.V2, one.id(), one.state(), one.authorizeUrl(), Instant.parse(one.expiresAt()));
    }

    private static String requestToken(String authorizeUrl) {
      String query = String.valueOf(URI.create(authorizeUrl).getRawQuery());
      return Parameter.parse(query).stream()
          .filter(parameter -> parameter.name().equals("oauth_token"))
          .map(Parameter::value)
          .findFirst()
          .orElseThrow(
              () -> new IllegalStateException("The vault's address has no request token."));
    }

    /** Says nothing of what X gives back. */
    @Override
    public String toString() {
      return "Started[OAuth " + oauth.wire() + "]";
    }
  }

  /**
   * Who has come back from X.
   *
   * @param userId X's id
   * @param name the user's name at X; empty where X gave none
   * @param already whether the handshake had been completed before
   * @param missingScopes what was asked for and not granted
   */
  record Person(String userId, String name, boolean already, List<String> missingScopes) {

    private static Person of(ConnectedUser user) {
      return new Person(user.userId(), user.screenName(), user.already(), List.of());
    }

    private static Person of(OAuth2ConnectedUser user) {
      return new Person(user.userId(), user.username(), user.already(), user.missingScopes());
    }

    /** How the person is called. */
    String called() {
      return name.isEmpty() ? "user " + userId : "@" + name;
    }
  }

  /** Gives where the browser goes. */
  Uni<Started> begin(OAuth oauth, String app, String callback, List<String> scopes) {
    return switch (oauth) {
      case V1_0A -> vault.startHandshake(app, callback).map(Started::of);
      case V2 -> vault.startOAuth2Handshake(app, callback, scopes).map(Started::of);
    };
  }

  /**
   * The person said no; whether the vault hears it does not matter to them.
   *
   * @return who has connected by this handshake before
   */
  Uni<Optional<Person>> drop(OAuth oauth, String app, Begun handshake) {
    Uni<Optional<Person>> dropped =
        switch (oauth) {
          case V1_0A -> vault.dropHandshake(app, handshake.id()).map(user -> user.map(Person::of));
          case V2 ->
              vault.dropOAuth2Handshake(app, handshake.id()).map(user -> user.map(Person::of));
        };
    return dropped.onFailure().recoverWithItem(Optional.empty());
  }

  /**
   * Has the vault end the handshake.
   *
   * @param givenBack the request token, or the state
   * @param proof the verifier, or the code
   */
  Uni<Person> complete(OAuth oauth, String app, Begun handshake, String givenBack, String proof) {
    return switch (oauth) {
      case V1_0A ->
          vault
              .completeHandshake(app, handshake.id(), new HandshakeCompletion(givenBack, proof))
              .map(Person::of);
      case V2 ->
          vault
              .completeOAuth2Handshake(app, handshake.id(), new OAuth2Completion(givenBack, proof))
              .map(Person::of);
    };
  }

  /**
   * Subscribes who has connected to what the app's setting says. A page that is loaded again orders
   * nothing again, since the subscription may have been ended meanwhile; only what was cut off
   * before there was one is made up for.
   *
   * @return empty where Roost's own rules are in the way, such as the number of subscriptions
   */
  Uni<Optional<Attempt>> subscribe(
      OAuth oauth, WebhookKey webhook, Person person, Setting setting) {
    SubscriptionKey key = new SubscriptionKey(webhook, person.userId());
    Uni<Optional<Attempt>> wanted =
        disconnections
            .calledOff(webhook.app(), person.userId())
            .flatMap(_ ->
                subscriptions.connected(key, person.name(), setting.events(), Consent.of(oauth)))
            .map(Optional::of)
            .onFailure(ProblemException.class)
            .recoverWithItem(Optional.empty());
    return person.already()
        ? subscriptions.find(key).flatMap(found -> found.map(Connecting::asItIs).orElse(wanted))
        : wanted;
  }

  private static Uni<Optional<Attempt>> asItIs(Subscription subscription) {
    return Uni.createFrom().item(Optional.of(new Attempt(subscription, Optional.empty())));
  }
}
