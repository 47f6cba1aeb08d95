package dev.roost.vault.signing;

import dev.roost.vault.access.ServiceAccounts;
import dev.roost.xapi.endpoint.AccountActivityEndpoint;
import java.util.EnumSet;
import java.util.Set;

/** Which of X's endpoints each service may have requests signed for. */
final class Entitlement {

  private Entitlement() {}

  /** Those of a caller with these roles. */
  static Set<AccountActivityEndpoint> of(Set<String> roles) {
    Set<AccountActivityEndpoint> mine = EnumSet.noneOf(AccountActivityEndpoint.class);
    if (roles.contains(ServiceAccounts.SUBSCRIPTION_MANAGER)) {
      mine.addAll(EnumSet.complementOf(EnumSet.of(AccountActivityEndpoint.REPLAY)));
    }
    if (roles.contains(ServiceAccounts.REPLAY_WORKER)) {
      mine.add(AccountActivityEndpoint.REPLAY);
    }
    return mine;
  }
}
