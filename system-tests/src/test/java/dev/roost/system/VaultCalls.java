package dev.roost.system;

import dev.roost.system.stack.RunningStack;
import dev.roost.xapi.endpoint.AccountActivityEndpoint;
import dev.roost.xapi.v2.Operation;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;

/**
 * A call that token-vault is asked to make, without the credential.
 *
 * @param app whose
 * @param operation as the vault writes it
 * @param parameters of path and query
 * @param body empty where the operation takes none
 */
record VaultCalls(
    AppOfTrial app, String operation, Map<String, String> parameters, Map<String, Object> body) {

  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("yyyyMMddHHmm").withZone(ZoneOffset.UTC);

  /** An operation below {@code /2}, on what the app has. */
  static VaultCalls of(AppOfTrial app, Operation operation) {
    Map<String, String> webhook = Map.of("webhook_id", app.idOf(app.second()));
    Map<String, String> none = Map.of();
    Map<String, String> one = Map.of("subscription_id", app.subscription());
    String name = operation.operation();
    return switch (operation) {
      case CREATE_WEBHOOK -> new VaultCalls(app, name, none, Map.of("url", app.url("fifth")));
      case LIST_WEBHOOKS, COUNT_ACCOUNTS, LIST_SUBSCRIPTIONS ->
          new VaultCalls(app, name, none, Map.of());
      case CHALLENGE_WEBHOOK, DELETE_WEBHOOK, LIST_ACCOUNTS, CHECK_ACCOUNT, SUBSCRIBE_ACCOUNT ->
          new VaultCalls(app, name, webhook, Map.of());
      case UNSUBSCRIBE_ACCOUNT ->
          new VaultCalls(app, name, with(webhook, "user_id", app.cleo()), Map.of());
      case REPLAY -> new VaultCalls(app, name, none, Map.copyOf(window(webhook)));
      case CREATE_SUBSCRIPTION ->
          new VaultCalls(
              app,
              name,
              none,
              Map.of(
                  "event_type",
                  "dm.received",
                  "filter",
                  Map.of("user_id", app.ada()),
                  "webhook_id",
                  app.idOf(app.second())));
      case UPDATE_SUBSCRIPTION -> new VaultCalls(app, name, one, Map.of("tag", "roost/second"));
      case DELETE_SUBSCRIPTION -> new VaultCalls(app, name, one, Map.of());
      case DELETE_SUBSCRIPTIONS ->
          new VaultCalls(app, name, Map.of("ids", app.subscription()), Map.of());
    };
  }

  /** One of version 1.1 that takes the bearer. */
  static VaultCalls of(AppOfTrial app, AccountActivityEndpoint endpoint) {
    Map<String, String> webhook = Map.of("webhook_id", app.idOf(app.main()));
    Map<String, String> parameters =
        switch (endpoint) {
          case LIST_SUBSCRIPTIONS -> webhook;
          case UNSUBSCRIBE -> with(webhook, "user_id", app.dan());
          case REPLAY -> window(webhook);
          default -> Map.of();
        };
    return new VaultCalls(app, endpoint.operation(), parameters, Map.of());
  }

  /** With the app's bearer, or a user's credential: ada's. */
  CallOfRoost as(String credential) {
    Map<String, Object> call = new HashMap<>();
    call.put("operation", operation);
    call.put("parameters", parameters);
    call.put("as", credential);
    if (!body.isEmpty() || operation.equals(Operation.SUBSCRIBE_ACCOUNT.operation())) {
      call.put("body", body);
    }
    if (!credential.equals("bearer")) {
      call.put("userId", app.ada());
    }
    CallOfRoost asked = CallOfRoost.ofVault(app.name(), call);
    return operation.endsWith("replay") ? asked.from(RunningStack.REPLAY) : asked;
  }

  private static Map<String, String> window(Map<String, String> webhook) {
    Instant to = Instant.now().truncatedTo(ChronoUnit.MINUTES).minus(60, ChronoUnit.MINUTES);
    return with(
        with(webhook, "from_date", MINUTE.format(to.minus(2, ChronoUnit.MINUTES))),
        "to_date",
        MINUTE.format(to));
  }

  private static Map<String, String> with(Map<String, String> all, String name, String value) {
    Map<String, String> more = new HashMap<>(all);
    more.put(name, value);
    return more;
  }
}
