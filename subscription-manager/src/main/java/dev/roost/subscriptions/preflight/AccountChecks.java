package dev.roost.subscriptions.preflight;

import dev.roost.vaultclient.VaultException;
import dev.roost.vaultclient.XAccounts;
import dev.roost.xapi.endpoint.SubscriptionCount;
import dev.roost.xapi.endpoint.Webhook;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.stream.Stream;

/** The vault, the app's credentials and its account at X, all by two questions to X. */
@ApplicationScoped
class AccountChecks {

  private static final Check SIGNED =
      Check.good("vault", "The vault is reached and has the app's credentials");

  private final XAccounts x;

  AccountChecks(XAccounts x) {
    this.x = x;
  }

  /** Never fails. */
  Uni<List<Check>> of(String app) {
    Uni<List<Check>> counted =
        x.of(app)
            .countSubscriptions()
            .map(count -> List.of(SIGNED, subscriptions(count)))
            .onFailure()
            .recoverWithItem(AccountChecks::notCounted);
    Uni<Check> listed =
        x.of(app)
            .webhooks()
            .map(AccountChecks::webhooks)
            .onFailure()
            .recoverWithItem(failure -> Check.failed("webhooks", failure));
    return counted.flatMap(
        first -> listed.map(last -> Stream.concat(first.stream(), Stream.of(last)).toList()));
  }

  /** Where X said no, the vault did sign. */
  private static List<Check> notCounted(Throwable failure) {
    Check subscriptions = Check.failed("subscriptions", failure);
    return failure instanceof VaultException
        ? List.of(Check.failed("vault", failure), subscriptions)
        : List.of(SIGNED, subscriptions);
  }

  private static Check subscriptions(SubscriptionCount count) {
    String what = count.all() + " of " + count.provisioned() + " subscriptions are in use";
    return count.all() < count.provisioned()
        ? Check.good("subscriptions", what)
        : Check.bad(
            "subscriptions",
            what,
            "The account's quota is used up, over all its apps.",
            "End subscriptions that are not needed, or have X raise the quota.");
  }

  private static Check webhooks(List<Webhook> all) {
    long invalid = all.stream().filter(one -> !one.valid()).count();
    String what = "X has " + all.size() + " webhooks of the app, " + invalid + " of them invalid";
    return invalid == 0
        ? Check.good("webhooks", what)
        : Check.bad(
            "webhooks",
            what,
            "They failed one of X's challenges, and X delivers nothing through them.",
            "POST the challenge of each; GET /webhooks?observe=true says which they are.");
  }
}
