package dev.roost.system;

import static dev.roost.system.CallOfRoost.operator;

import dev.roost.system.stack.RunningStack;
import dev.roost.xapi.endpoint.AccountActivityEndpoint;
import dev.roost.xapi.endpoint.Endpoint;
import dev.roost.xapi.v2.Operation;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * One of X's endpoints, and the request to Roost by which it is reached.
 *
 * @param endpoint X's
 * @param by with whose credentials Roost calls it
 * @param call what Roost is asked
 */
record EndpointRow(Endpoint endpoint, By by, Function<AppOfTrial, CallOfRoost> call) {

  /** With whose credentials. */
  enum By {
    OWNER("owner"),
    USER("user"),
    BEARER("app-only");

    private final String seen;

    By(String seen) {
      this.seen = seen;
    }

    /** As the simulator's log of calls has it. */
    String seen() {
      return seen;
    }
  }

  /**
   * The eleven of version 1.1, then those below {@code /2}. What ends something comes last, so that
   * each can be asked for in this order. Streams and connections are not here: Roost has none.
   */
  static final List<EndpointRow> ALL =
      List.of(
          ofWebhook(AccountActivityEndpoint.LIST_WEBHOOKS, By.BEARER, "GET", "main?observe=true"),
          new EndpointRow(
              AccountActivityEndpoint.COUNT_SUBSCRIPTIONS,
              By.BEARER,
              app -> operator("GET", app.at() + "/subscriptions/count", null)),
          new EndpointRow(
              AccountActivityEndpoint.CHECK_SUBSCRIPTION,
              By.USER,
              app ->
                  operator(
                      "GET", app.main() + "/subscriptions/" + app.ada() + "?observe=true", null)),
          ofWebhook(
              AccountActivityEndpoint.LIST_SUBSCRIPTIONS,
              By.BEARER,
              "GET",
              "main/subscriptions?observe=true"),
          ofWebhook(AccountActivityEndpoint.CHALLENGE_WEBHOOK, By.OWNER, "POST", "main/challenge"),
          new EndpointRow(
              AccountActivityEndpoint.SUBSCRIBE,
              By.USER,
              app -> operator("PUT", app.main() + "/subscriptions/" + app.cleo(), Map.of())),
          new EndpointRow(AccountActivityEndpoint.REPLAY, By.BEARER, app -> replay(app.main())),
          new EndpointRow(
              AccountActivityEndpoint.REGISTER_WEBHOOK,
              By.OWNER,
              app -> wanted(app.at() + "/webhooks/third", "1.1")),
          new EndpointRow(
              AccountActivityEndpoint.UNSUBSCRIBE_AS_USER,
              By.USER,
              app ->
                  operator(
                      "DELETE", app.main() + "/subscriptions/" + app.ada() + "?as=user", null)),
          new EndpointRow(
              AccountActivityEndpoint.UNSUBSCRIBE,
              By.BEARER,
              app -> operator("DELETE", app.main() + "/subscriptions/" + app.dan(), null)),
          new EndpointRow(
              AccountActivityEndpoint.DELETE_WEBHOOK, By.OWNER, app -> deleted(app.main())),
          ofWebhook(Operation.LIST_WEBHOOKS, By.BEARER, "GET", "second?observe=true"),
          new EndpointRow(
              Operation.COUNT_ACCOUNTS,
              By.BEARER,
              app -> operator("GET", app.at() + "/subscriptions/count?api=2", null)),
          new EndpointRow(
              Operation.CHECK_ACCOUNT,
              By.USER,
              app ->
                  operator(
                      "GET",
                      app.second() + "/subscriptions/" + app.cleo() + "?observe=true",
                      null)),
          ofWebhook(Operation.LIST_ACCOUNTS, By.BEARER, "GET", "second/subscriptions?observe=true"),
          ofWebhook(Operation.CHALLENGE_WEBHOOK, By.BEARER, "POST", "second/challenge"),
          new EndpointRow(
              Operation.SUBSCRIBE_ACCOUNT,
              By.USER,
              app -> operator("PUT", app.second() + "/subscriptions/" + app.ada(), Map.of())),
          new EndpointRow(Operation.REPLAY, By.BEARER, app -> replay(app.second())),
          new EndpointRow(
              Operation.CREATE_WEBHOOK,
              By.BEARER,
              app -> wanted(app.at() + "/webhooks/fourth", "2")),
          new EndpointRow(
              Operation.LIST_SUBSCRIPTIONS,
              By.BEARER,
              app -> operator("GET", app.at() + "/activity?observe=true", null)),
          new EndpointRow(
              Operation.CREATE_SUBSCRIPTION,
              By.USER,
              app ->
                  operator(
                      "PUT",
                      app.second() + "/subscriptions/" + app.dan(),
                      Map.of("api", "activity", "profile", "messages"))),
          new EndpointRow(
              Operation.UPDATE_SUBSCRIPTION,
              By.BEARER,
              app -> VaultCalls.of(app, Operation.UPDATE_SUBSCRIPTION).as("bearer")),
          new EndpointRow(
              Operation.DELETE_SUBSCRIPTION,
              By.BEARER,
              app -> VaultCalls.of(app, Operation.DELETE_SUBSCRIPTION).as("bearer")),
          new EndpointRow(
              Operation.DELETE_SUBSCRIPTIONS,
              By.BEARER,
              app -> operator("DELETE", app.second() + "/subscriptions/" + app.ben(), null)),
          new EndpointRow(
              Operation.UNSUBSCRIBE_ACCOUNT,
              By.BEARER,
              app -> operator("DELETE", app.second() + "/subscriptions/" + app.cleo(), null)),
          new EndpointRow(Operation.DELETE_WEBHOOK, By.BEARER, app -> deleted(app.second())));

  private static EndpointRow ofWebhook(Endpoint endpoint, By by, String method, String path) {
    return new EndpointRow(
        endpoint,
        by,
        app ->
            operator(
                method, app.at() + "/webhooks/" + path, method.equals("GET") ? null : Map.of()));
  }

  private static CallOfRoost wanted(String webhook, String api) {
    return operator("PUT", webhook, Map.of("api", api)).seenAt(webhook);
  }

  private static CallOfRoost deleted(String webhook) {
    return operator("DELETE", webhook, null).seenAt(webhook);
  }

  private static CallOfRoost replay(String webhook) {
    Instant to = Instant.now().truncatedTo(ChronoUnit.MINUTES).minus(1, ChronoUnit.MINUTES);
    Map<String, String> window =
        Map.of("from", to.minus(2, ChronoUnit.MINUTES).toString(), "to", to.toString());
    String path = webhook + "/replays";
    return new CallOfRoost("operator", RunningStack.REPLAY, "POST", path, window, path);
  }

  /** By the vault's own API, in place of the service that comes before it. */
  EndpointRow byTheVault() {
    return endpoint instanceof Operation operation
        ? new EndpointRow(endpoint, by, app -> VaultCalls.of(app, operation).as("bearer"))
        : this;
  }

  /** What is asked for in X's name for it. */
  @Override
  public String toString() {
    return endpoint.method() + " " + endpoint.path();
  }
}
