package dev.roost.subscriptions.connect;

import dev.roost.contracts.vault.ConnectedUser;
import dev.roost.contracts.vault.Handshake;
import dev.roost.contracts.vault.HandshakeCompletion;
import dev.roost.subscriptions.connect.Handshakes.Begun;
import dev.roost.subscriptions.subscription.Attempt;
import dev.roost.subscriptions.subscription.Subscription;
import dev.roost.subscriptions.subscription.SubscriptionKey;
import dev.roost.subscriptions.subscription.Subscriptions;
import dev.roost.subscriptions.webhook.WebhookKey;
import dev.roost.vaultclient.VaultClient;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** The three legs as the vault takes them, and the subscription that follows. */
@ApplicationScoped
class Connecting {

  private final Subscriptions subscriptions;
  private final VaultClient vault;

  Connecting(Subscriptions subscriptions, VaultClient vault) {
    this.subscriptions = subscriptions;
    this.vault = vault;
  }

  /** Gives where the browser goes. */
  Uni<Handshake> begin(String app, String callback) {
    return vault.startHandshake(app, callback);
  }

  /**
   * The person said no; whether the vault hears it does not matter to them.
   *
   * @return who has connected by this handshake before
   */
  Uni<Optional<ConnectedUser>> drop(String app, Begun handshake) {
    return vault.dropHandshake(app, handshake.id()).onFailure().recoverWithItem(Optional.empty());
  }

  /** Who connected, and what became of the subscription. */
  record Connected(ConnectedUser user, Attempt attempt) {

    /** What happens next, to the person. */
    String next() {
      return attempt.subscription().isSubscribed()
          ? "Activities arrive from now on; the first may take up to ten seconds."
          : "Your consent is kept. Activities arrive as soon as X has confirmed the subscription,"
              + " which those who run the app can see.";
    }
  }

  /** How the person is called. */
  static String name(ConnectedUser user) {
    return user.screenName().isEmpty() ? "user " + user.userId() : "@" + user.screenName();
  }

  /** Has the vault end the handshake, and subscribes the user. */
  Uni<Connected> complete(String app, Begun handshake, HandshakeCompletion completion) {
    return vault
        .completeHandshake(app, handshake.id(), completion)
        .flatMap(user ->
            subscribed(key(app, handshake, user), user)
                .map(attempt -> new Connected(user, attempt)));
  }

  /**
   * A page that is loaded again orders nothing again, since the subscription may have been ended
   * meanwhile; only what was cut off before there was one is made up for.
   */
  private Uni<Attempt> subscribed(SubscriptionKey key, ConnectedUser user) {
    Uni<Attempt> wanted = subscriptions.want(key, user.screenName());
    return user.already()
        ? subscriptions.find(key).flatMap(found -> found.map(Connecting::asItIs).orElse(wanted))
        : wanted;
  }

  private static Uni<Attempt> asItIs(Subscription subscription) {
    return Uni.createFrom().item(new Attempt(subscription, Optional.empty()));
  }

  private static SubscriptionKey key(String app, Begun handshake, ConnectedUser user) {
    return new SubscriptionKey(new WebhookKey(app, handshake.endpoint()), user.userId());
  }
}
