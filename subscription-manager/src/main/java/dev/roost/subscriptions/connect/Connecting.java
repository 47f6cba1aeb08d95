package dev.roost.subscriptions.connect;

import dev.roost.contracts.vault.ConnectedUser;
import dev.roost.contracts.vault.Handshake;
import dev.roost.contracts.vault.HandshakeCompletion;
import dev.roost.subscriptions.subscription.Attempt;
import dev.roost.subscriptions.subscription.SubscriptionKey;
import dev.roost.subscriptions.subscription.Subscriptions;
import dev.roost.subscriptions.webhook.Webhook;
import dev.roost.subscriptions.webhook.WebhookKey;
import dev.roost.subscriptions.webhook.Webhooks;
import dev.roost.vaultclient.VaultClient;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** The three legs as the vault takes them, and the subscription that follows. */
@ApplicationScoped
class Connecting {

  private final Webhooks webhooks;
  private final Subscriptions subscriptions;
  private final VaultClient vault;

  Connecting(Webhooks webhooks, Subscriptions subscriptions, VaultClient vault) {
    this.webhooks = webhooks;
    this.subscriptions = subscriptions;
    this.vault = vault;
  }

  /** The endpoints people can connect to; none for an app that is not known. */
  Uni<List<String>> endpoints(String app) {
    return webhooks
        .of(app)
        .map(all -> all.stream().filter(Webhook::wanted).map(one -> one.key().endpoint()).toList());
  }

  /** Gives where the browser goes. */
  Uni<Handshake> begin(String app, String callback) {
    return vault.startHandshake(app, callback);
  }

  /** The person said no; whether the vault hears it does not matter to them. */
  Uni<Void> drop(String app, Binding binding) {
    return vault.dropHandshake(app, binding.handshakeId()).onFailure().recoverWithNull();
  }

  /** Who connected, and what became of the subscription. */
  record Connected(ConnectedUser user, Attempt attempt) {

    String name() {
      return user.screenName().isEmpty() ? "user " + user.userId() : "@" + user.screenName();
    }

    /** What happens next, to the person. */
    String next() {
      return attempt.subscription().isSubscribed()
          ? "Activities arrive from now on; the first may take up to ten seconds."
          : "Your consent is kept. Activities arrive as soon as X has confirmed the subscription,"
              + " which those who run the app can see.";
    }
  }

  /** Has the vault end the handshake, and subscribes the user. */
  Uni<Connected> complete(String app, Binding binding, HandshakeCompletion completion) {
    return vault
        .completeHandshake(app, binding.handshakeId(), completion)
        .flatMap(user ->
            subscriptions
                .want(key(app, binding, user), user.screenName())
                .map(attempt -> new Connected(user, attempt)));
  }

  private static SubscriptionKey key(String app, Binding binding, ConnectedUser user) {
    return new SubscriptionKey(new WebhookKey(app, binding.endpoint()), user.userId());
  }
}
