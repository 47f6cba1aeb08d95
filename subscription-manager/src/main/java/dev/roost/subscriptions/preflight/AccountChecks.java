package dev.roost.subscriptions.preflight;

import dev.roost.subscriptions.budget.Priority;
import dev.roost.subscriptions.reading.Reading;
import dev.roost.subscriptions.reading.Readings;
import dev.roost.vaultclient.VaultException;
import dev.roost.xapi.endpoint.SubscriptionCount;
import dev.roost.xapi.endpoint.Webhook;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * The vault, the app's credentials and its account at X, all by what X said within the last minute.
 */
@ApplicationScoped
class AccountChecks {

  private static final Check SIGNED =
      Check.good("vault", "The vault is reached and has the app's credentials");

  private final Readings readings;

  AccountChecks(Readings readings) {
    this.readings = readings;
  }

  /**
   * What was looked at.
   *
   * @param ages how old that is which X said
   */
  record Result(List<Check> checks, List<Duration> ages) {

    private static Result of(Reading<?> reading, Check... checks) {
      return new Result(List.of(checks), List.of(reading.age()));
    }

    private Result and(Result other) {
      return new Result(
          Stream.concat(checks.stream(), other.checks.stream()).toList(),
          Stream.concat(ages.stream(), other.ages.stream()).toList());
    }
  }

  /** Never fails. */
  Uni<Result> of(String app) {
    Uni<Result> counted =
        readings
            .count(app, Priority.READ)
            .map(count ->
                Result.of(count, SIGNED, subscriptions(count.value()).readAt(count.readAt())))
            .onFailure()
            .recoverWithItem(failure -> new Result(notCounted(failure), List.of()));
    Uni<Result> listed =
        readings
            .webhooks(app, Priority.READ)
            .map(all -> Result.of(all, webhooks(all.value()).readAt(all.readAt())))
            .onFailure()
            .recoverWithItem(
                failure -> new Result(List.of(Check.failed("webhooks", failure)), List.of()));
    return counted.flatMap(first -> listed.map(first::and));
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
