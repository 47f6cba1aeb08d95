package dev.roost.subscriptions.preflight;

import dev.roost.contracts.webhook.WebhookState.Api;
import dev.roost.subscriptions.budget.Priority;
import dev.roost.subscriptions.reading.Reading;
import dev.roost.subscriptions.reading.Readings;
import dev.roost.vaultclient.VaultException;
import dev.roost.xapi.endpoint.SubscriptionCount;
import dev.roost.xapi.endpoint.Webhook;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Set;
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
          Stream.concat(checks.stream(), other.checks.stream()).distinct().toList(),
          Stream.concat(ages.stream(), other.ages.stream()).toList());
    }
  }

  /** Never fails. In each of X's APIs in which the app has a webhook here. */
  Uni<Result> of(String app, Set<Api> apis) {
    return Multi.createFrom()
        .iterable(apis)
        .onItem()
        .transformToUniAndConcatenate(api -> of(app, api))
        .collect()
        .asList()
        .map(all -> all.stream().reduce(Result::and).orElseThrow());
  }

  private Uni<Result> of(String app, Api api) {
    Uni<Result> counted =
        readings
            .count(app, api, Priority.READ)
            .map(count ->
                Result.of(count, SIGNED, subscriptions(api, count.value()).readAt(count.readAt())))
            .onFailure()
            .recoverWithItem(failure -> new Result(notCounted(api, failure), List.of()));
    Uni<Result> listed =
        readings
            .webhooks(app, api, Priority.READ)
            .map(all -> Result.of(all, webhooks(api, all.value()).readAt(all.readAt())))
            .onFailure()
            .recoverWithItem(failure ->
                new Result(List.of(Check.failed(name("webhooks", api), failure)), List.of()));
    return counted.flatMap(first -> listed.map(first::and));
  }

  private static String name(String what, Api api) {
    return api == Api.V1_1 ? what : what + " of API " + api.wire();
  }

  /** Where X said no, the vault did sign. */
  private static List<Check> notCounted(Api api, Throwable failure) {
    Check subscriptions = Check.failed(name("subscriptions", api), failure);
    return failure instanceof VaultException
        ? List.of(Check.failed("vault", failure), subscriptions)
        : List.of(SIGNED, subscriptions);
  }

  private static Check subscriptions(Api api, SubscriptionCount count) {
    String what = count.all() + " of " + count.provisioned() + " subscriptions are in use";
    return count.all() < count.provisioned()
        ? Check.good(name("subscriptions", api), what)
        : Check.bad(
            name("subscriptions", api),
            what,
            "The account's quota is used up, over all its apps.",
            "End subscriptions that are not needed, or have X raise the quota.");
  }

  private static Check webhooks(Api api, List<Webhook> all) {
    long invalid = all.stream().filter(one -> !one.valid()).count();
    String what = "X has " + all.size() + " webhooks of the app, " + invalid + " of them invalid";
    return invalid == 0
        ? Check.good(name("webhooks", api), what)
        : Check.bad(
            name("webhooks", api),
            what,
            "They failed one of X's challenges, and X delivers nothing through them.",
            "POST the challenge of each; GET /webhooks?observe=true says which they are.");
  }
}
