package dev.roost.vault.signing;

import dev.roost.vault.access.ServiceAccounts;
import dev.roost.xapi.endpoint.AccountActivityEndpoint;
import java.util.EnumSet;
import java.util.Set;

/** Which of X's endpoints each service may have requests signed for. */
final class Entitlement {

  /** Each endpoint by name: one that X adds is nobody's until it stands here. */
  private static final Set<AccountActivityEndpoint> SUBSCRIPTION_MANAGER =
      EnumSet.of(
          AccountActivityEndpoint.REGISTER_WEBHOOK,
          AccountActivityEndpoint.LIST_WEBHOOKS,
          AccountActivityEndpoint.CHALLENGE_WEBHOOK,
          AccountActivityEndpoint.SUBSCRIBE,
          AccountActivityEndpoint.COUNT_SUBSCRIPTIONS,
          AccountActivityEndpoint.CHECK_SUBSCRIPTION,
          AccountActivityEndpoint.LIST_SUBSCRIPTIONS,
          AccountActivityEndpoint.DELETE_WEBHOOK,
          AccountActivityEndpoint.UNSUBSCRIBE_AS_USER,
          AccountActivityEndpoint.UNSUBSCRIBE);

  private static final Set<AccountActivityEndpoint> REPLAY_WORKER =
      EnumSet.of(AccountActivityEndpoint.REPLAY);

  private Entitlement() {}

  /** Those of a caller with these roles. */
  static Set<AccountActivityEndpoint> of(Set<String> roles) {
    Set<AccountActivityEndpoint> granted = EnumSet.noneOf(AccountActivityEndpoint.class);
    if (roles.contains(ServiceAccounts.SUBSCRIPTION_MANAGER)) {
      granted.addAll(SUBSCRIPTION_MANAGER);
    }
    if (roles.contains(ServiceAccounts.REPLAY_WORKER)) {
      granted.addAll(REPLAY_WORKER);
    }
    return granted;
  }
}
