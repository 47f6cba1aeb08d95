package dev.roost.vault.call;

import dev.roost.vault.access.ServiceAccounts;
import dev.roost.xapi.endpoint.AccountActivityEndpoint;
import dev.roost.xapi.endpoint.Endpoint;
import dev.roost.xapi.v2.Operation;
import java.util.HashSet;
import java.util.Set;

/** Which of X's operations each service may have the vault call. */
final class CallEntitlement {

  /** Each by name: one that X adds is nobody's until it stands here. */
  private static final Set<Endpoint> SUBSCRIPTION_MANAGER =
      Set.of(
          AccountActivityEndpoint.LIST_WEBHOOKS,
          AccountActivityEndpoint.COUNT_SUBSCRIPTIONS,
          AccountActivityEndpoint.LIST_SUBSCRIPTIONS,
          AccountActivityEndpoint.UNSUBSCRIBE,
          Operation.CREATE_WEBHOOK,
          Operation.LIST_WEBHOOKS,
          Operation.CHALLENGE_WEBHOOK,
          Operation.DELETE_WEBHOOK,
          Operation.SUBSCRIBE_ACCOUNT,
          Operation.CHECK_ACCOUNT,
          Operation.COUNT_ACCOUNTS,
          Operation.LIST_ACCOUNTS,
          Operation.UNSUBSCRIBE_ACCOUNT,
          Operation.CREATE_SUBSCRIPTION,
          Operation.LIST_SUBSCRIPTIONS,
          Operation.UPDATE_SUBSCRIPTION,
          Operation.DELETE_SUBSCRIPTION,
          Operation.DELETE_SUBSCRIPTIONS);

  private static final Set<Endpoint> REPLAY_WORKER =
      Set.of(AccountActivityEndpoint.REPLAY, Operation.REPLAY);

  private CallEntitlement() {}

  /** Those of a caller with these roles. */
  static Set<Endpoint> of(Set<String> roles) {
    Set<Endpoint> granted = new HashSet<>();
    if (roles.contains(ServiceAccounts.SUBSCRIPTION_MANAGER)) {
      granted.addAll(SUBSCRIPTION_MANAGER);
    }
    if (roles.contains(ServiceAccounts.REPLAY_WORKER)) {
      granted.addAll(REPLAY_WORKER);
    }
    return granted;
  }
}
