package dev.roost.vault.signing;

import dev.roost.vault.access.ServiceAccounts;
import dev.roost.xapi.endpoint.AccountActivityEndpoint;
import java.util.EnumSet;
import java.util.Set;

/**
 * Which of X's endpoints each service may have requests signed for. Those that take the bearer are
 * on no list: the vault sends those requests itself.
 */
final class Entitlement {

  /** Each endpoint by name: one that X adds is nobody's until it stands here. */
  private static final Set<AccountActivityEndpoint> SUBSCRIPTION_MANAGER =
      EnumSet.of(
          AccountActivityEndpoint.REGISTER_WEBHOOK,
          AccountActivityEndpoint.CHALLENGE_WEBHOOK,
          AccountActivityEndpoint.SUBSCRIBE,
          AccountActivityEndpoint.CHECK_SUBSCRIPTION,
          AccountActivityEndpoint.DELETE_WEBHOOK,
          AccountActivityEndpoint.UNSUBSCRIBE_AS_USER);

  private Entitlement() {}

  /** Those of a caller with these roles. */
  static Set<AccountActivityEndpoint> of(Set<String> roles) {
    Set<AccountActivityEndpoint> granted = EnumSet.noneOf(AccountActivityEndpoint.class);
    if (roles.contains(ServiceAccounts.SUBSCRIPTION_MANAGER)) {
      granted.addAll(SUBSCRIPTION_MANAGER);
    }
    return granted;
  }
}
