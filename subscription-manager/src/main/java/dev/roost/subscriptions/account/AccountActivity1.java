package dev.roost.subscriptions.account;

import dev.roost.xapi.endpoint.AccountActivityClient;
import dev.roost.xapi.endpoint.Subscribed;
import dev.roost.xapi.endpoint.SubscriptionCount;
import dev.roost.xapi.endpoint.SubscriptionList;
import dev.roost.xapi.endpoint.Unsubscribed;
import dev.roost.xapi.endpoint.Webhook;
import dev.roost.xapi.v2.Credential;
import io.smallrye.mutiny.Uni;
import java.net.URI;
import java.util.List;

/** Version 1.1, which takes OAuth 1.0a alone of a user. */
public final class AccountActivity1 implements AccountActivity {

  private final AccountActivityClient x;

  /**
   * @param x asked in the name of the app
   */
  public AccountActivity1(AccountActivityClient x) {
    this.x = x;
  }

  @Override
  public Uni<List<Webhook>> webhooks() {
    return x.webhooks();
  }

  @Override
  public Uni<Webhook> registerWebhook(URI url) {
    return x.registerWebhook(url);
  }

  @Override
  public Uni<Challenged> challengeWebhook(String webhookId) {
    return x.challengeWebhook(webhookId).replaceWith(Challenged.PASSED);
  }

  @Override
  public Uni<Void> deleteWebhook(String webhookId) {
    return x.deleteWebhook(webhookId);
  }

  @Override
  public Uni<Subscribed> subscribe(String webhookId, String userId, Credential credential) {
    return x.subscribe(webhookId, userId);
  }

  @Override
  public Uni<Boolean> isSubscribed(String webhookId, String userId, Credential credential) {
    return x.isSubscribed(webhookId, userId);
  }

  @Override
  public Uni<SubscriptionList> subscriptions(String webhookId) {
    return x.subscriptions(webhookId);
  }

  @Override
  public Uni<SubscriptionCount> countSubscriptions() {
    return x.countSubscriptions();
  }

  @Override
  public Uni<Unsubscribed> unsubscribe(String webhookId, String userId) {
    return x.unsubscribe(webhookId, userId);
  }

  @Override
  public Uni<Unsubscribed> unsubscribeAsUser(String webhookId, String userId) {
    return x.unsubscribeAsUser(webhookId, userId);
  }

  @Override
  public boolean unsubscribesAsUser() {
    return true;
  }
}
