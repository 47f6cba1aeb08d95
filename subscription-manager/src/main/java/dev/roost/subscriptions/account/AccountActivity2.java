package dev.roost.subscriptions.account;

import dev.roost.xapi.endpoint.Subscribed;
import dev.roost.xapi.endpoint.SubscriptionCount;
import dev.roost.xapi.endpoint.SubscriptionList;
import dev.roost.xapi.endpoint.Unsubscribed;
import dev.roost.xapi.endpoint.Webhook;
import dev.roost.xapi.v2.Credential;
import dev.roost.xapi.v2.XApi2Client;
import io.smallrye.mutiny.Uni;
import java.net.URI;
import java.util.List;

/** Version 2, whose subscriptions end by the app's bearer alone. */
public final class AccountActivity2 implements AccountActivity {

  private final XApi2Client x;

  /**
   * @param x asked in the name of the app
   */
  public AccountActivity2(XApi2Client x) {
    this.x = x;
  }

  @Override
  public Uni<List<Webhook>> webhooks() {
    return x.webhooks();
  }

  @Override
  public Uni<Webhook> registerWebhook(URI url) {
    return x.createWebhook(url);
  }

  @Override
  public Uni<Challenged> challengeWebhook(String webhookId) {
    return x.challengeWebhook(webhookId).replaceWith(Challenged.BEGUN);
  }

  @Override
  public Uni<Void> deleteWebhook(String webhookId) {
    return x.deleteWebhook(webhookId);
  }

  @Override
  public Uni<Subscribed> subscribe(String webhookId, String userId, Credential credential) {
    return x.subscribeAccount(webhookId, userId, credential);
  }

  @Override
  public Uni<Boolean> isSubscribed(String webhookId, String userId, Credential credential) {
    return x.isAccountSubscribed(webhookId, userId, credential);
  }

  @Override
  public Uni<SubscriptionList> subscriptions(String webhookId) {
    return x.accounts(webhookId);
  }

  @Override
  public Uni<SubscriptionCount> countSubscriptions() {
    return x.countAccounts();
  }

  @Override
  public Uni<Unsubscribed> unsubscribe(String webhookId, String userId) {
    return x.unsubscribeAccount(webhookId, userId);
  }

  @Override
  public Uni<Unsubscribed> unsubscribeAsUser(String webhookId, String userId) {
    return unsubscribe(webhookId, userId);
  }

  @Override
  public boolean unsubscribesAsUser() {
    return false;
  }
}
