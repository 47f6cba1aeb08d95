package dev.roost.system;

import dev.roost.system.EndpointRow.By;
import dev.roost.xapi.endpoint.AccountActivityEndpoint;
import dev.roost.xapi.endpoint.Authentication;
import dev.roost.xapi.v2.Credential;
import dev.roost.xapi.v2.Operation;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A mistake that somebody makes with credentials, which Roost must explain. Registering a webhook
 * is left out where the bearer does not work either: Roost reads X's list first, and gets no
 * further. Below {@code /2} the vault is asked itself there.
 */
enum Mistake {
  /** Of two apps the wrong one's keys were copied, and X has enabled it for nothing. */
  KEYS_OF_AN_APP_THAT_IS_NOT_ENABLED(
      "the keys of another app, not enabled",
      "account manager|[Cc]heck the app's key|keys and tokens|connect again|package") {
    @Override
    void make(AppOfTrial app) {
      String other = app.name() + "-other";
      app.stack().simulator().makeApp(other);
      app.stack().simulator().change(other, Map.of("accountActivity", false, "enrolled", false));
      app.putKeysOf(other);
    }

    @Override
    Stream<EndpointRow> rows() {
      return allButRegistering();
    }
  },

  /**
   * The same, where X has enabled the other app: what it says is of that one. A challenge is left
   * out: X does not know the webhook, so that Roost registers it anew, at the other app.
   */
  KEYS_OF_ANOTHER_APP(
      "the keys of another app",
      "belongs to another app|Compare|compare|connect again|keys and tokens") {
    @Override
    void make(AppOfTrial app) {
      String other = app.name() + "-other";
      app.stack().simulator().makeApp(other);
      app.putKeysOf(other);
    }

    @Override
    Stream<EndpointRow> rows() {
      return of(
          AccountActivityEndpoint.CHECK_SUBSCRIPTION,
          AccountActivityEndpoint.LIST_SUBSCRIPTIONS,
          AccountActivityEndpoint.SUBSCRIBE,
          AccountActivityEndpoint.REPLAY,
          Operation.CHECK_ACCOUNT,
          Operation.LIST_ACCOUNTS,
          Operation.SUBSCRIBE_ACCOUNT,
          Operation.REPLAY,
          Operation.UPDATE_SUBSCRIPTION);
    }
  },

  /** A letter of the consumer secret is missing. */
  A_MISTYPED_SECRET("a mistyped consumer secret", "key and secret|keys and tokens") {
    @Override
    void make(AppOfTrial app) {
      String key = app.stack().simulator().portal(app.name()).consumerKey();
      app.put(Map.of("consumer", Map.of("key", key, "secret", "not-the-secret-of-this-app")));
    }

    @Override
    Stream<EndpointRow> rows() {
      return allButRegistering();
    }

    @Override
    Expected expected(EndpointRow row) {
      return row.by() == By.BEARER ? Expected.NO_BEARER : Expected.REFUSED_BY_X;
    }
  },

  /** The owner's token was made anew in X's portal, and the vault has the one before. */
  AN_OLD_OWNER_TOKEN("an owner's token that was made anew at X", "store the new one") {
    @Override
    void make(AppOfTrial app) {
      app.stack()
          .simulator()
          .change(
              app.name(),
              Map.of(
                  "ownerToken",
                  "1-made-anew-" + app.name(),
                  "ownerTokenSecret",
                  "secret-of-the-new-token"));
    }

    @Override
    Stream<EndpointRow> rows() {
      return by(By.OWNER);
    }
  },

  /** Somebody else of the company let the app in, and that token was stored as the owner's. */
  A_USERS_TOKEN_AS_THE_OWNERS("a user's token in place of the owner's", "app owner's token") {
    @Override
    void make(AppOfTrial app) {
      UserTokens tokens = UserTokens.of(app);
      app.put(
          Map.of(
              "owner",
              Map.of("token", tokens.token(app.ada()), "secret", tokens.secret(app.ada()))));
    }

    @Override
    Stream<EndpointRow> rows() {
      return by(By.OWNER);
    }
  },

  /** X has forgotten the users' tokens, and Roost has not heard of it. */
  FORGOTTEN_USER_TOKENS("a user's token that X has forgotten", "connect again|keys and tokens") {
    @Override
    void make(AppOfTrial app) {
      UserTokens tokens = UserTokens.of(app);
      Stream.of(app.ada(), app.dan(), app.cleo()).forEach(tokens::forget);
    }

    @Override
    Stream<EndpointRow> rows() {
      return by(By.USER);
    }

    @Override
    Expected expected(EndpointRow row) {
      return row.endpoint() == AccountActivityEndpoint.UNSUBSCRIBE_AS_USER
          ? Expected.DONE_BY_THE_BEARER
          : Expected.REFUSED_BY_X;
    }
  },

  /** An operator asks for people who never came by the connect page. */
  NOBODY_CONNECTED("a user who never connected", "/connect/") {
    @Override
    AppOfTrial people(AppOfTrial app) {
      return app.withPeople(
          app.stack().simulator().user("eve"), app.stack().simulator().user("fay"));
    }

    @Override
    Stream<EndpointRow> rows() {
      return of(
          AccountActivityEndpoint.SUBSCRIBE,
          Operation.SUBSCRIBE_ACCOUNT,
          Operation.CREATE_SUBSCRIPTION);
    }

    @Override
    Expected expected(EndpointRow row) {
      return Expected.NOT_ASKED;
    }
  },

  /** The setting says OAuth 2.0, and no user has such a token in the vault. */
  OAUTH_2_WITHOUT_TOKENS("userCredential oauth2-user, no such token", "oauth1-user|connect") {
    @Override
    void make(AppOfTrial app) {
      app.put(Map.of("userCredential", "oauth2-user"));
    }

    @Override
    Stream<EndpointRow> rows() {
      return of(Operation.CREATE_SUBSCRIPTION);
    }

    @Override
    Expected expected(EndpointRow row) {
      return Expected.NOT_ASKED;
    }
  },

  /** The setting says OAuth 1.0a, and this X takes OAuth 2.0 alone for private event types. */
  OAUTH_1_WHERE_X_WANTS_2("userCredential oauth1-user, X wants OAuth 2.0", "Use those it takes") {
    @Override
    void make(AppOfTrial app) {
      app.stack().simulator().switches(Map.of("privateCredential", "oauth2"));
    }

    @Override
    void undo(AppOfTrial app) {
      app.stack().simulator().switches(Map.of("privateCredential", "both"));
    }

    @Override
    Stream<EndpointRow> rows() {
      return of(Operation.CREATE_SUBSCRIPTION);
    }
  },

  /** A call to the vault names the wrong credential; X manages by the bearer alone here. */
  AS_NAMED_WRONGLY(
      "the wrong `as` in /calls",
      "Use those it takes|does not take this credential|takes the bearer alone|takes the"
          + " credential of the user") {
    @Override
    void make(AppOfTrial app) {
      app.stack().simulator().switches(Map.of("management", "bearer"));
    }

    @Override
    void undo(AppOfTrial app) {
      app.stack().simulator().switches(Map.of("management", "any"));
    }

    @Override
    Stream<EndpointRow> rows() {
      return Stream.concat(
          Arrays.stream(AccountActivityEndpoint.values())
              .filter(endpoint -> endpoint.authentication() == Authentication.APP_ONLY)
              .map(endpoint ->
                  new EndpointRow(
                      endpoint, By.BEARER, app -> VaultCalls.of(app, endpoint).as("oauth1-user"))),
          Arrays.stream(Operation.values())
              .map(operation ->
                  new EndpointRow(
                      operation,
                      by(operation),
                      app -> VaultCalls.of(app, operation).as(wrong(operation)))));
    }

    @Override
    Expected expected(EndpointRow row) {
      boolean isLetThrough =
          row.by() == By.BEARER
              && row.endpoint() instanceof Operation operation
              && operation.accepted().contains(Credential.OAUTH_1_USER);
      return isLetThrough ? Expected.REFUSED_BY_X : Expected.NOT_ASKED;
    }

    private static By by(Operation operation) {
      return operation == Operation.CREATE_SUBSCRIPTION
              || !operation.accepted().contains(Credential.BEARER)
          ? By.USER
          : By.BEARER;
    }

    private static String wrong(Operation operation) {
      return by(operation) == By.USER ? "bearer" : "oauth1-user";
    }
  };

  /** What is to become of a call. */
  enum Expected {
    /** X refused it. */
    REFUSED_BY_X,
    /** X refused the app its bearer, so that the call itself was not made. */
    NO_BEARER,
    /** Roost refused it, and X was not asked. */
    NOT_ASKED,
    /** X refused the user's token, and Roost did it by the bearer. */
    DONE_BY_THE_BEARER
  }

  private final String said;
  private final String remedy;

  Mistake(String said, String remedy) {
    this.said = said;
    this.remedy = remedy;
  }

  /** In the table's words. */
  String said() {
    return said;
  }

  /** What Roost's words must match, somewhere. */
  String remedy() {
    return remedy;
  }

  /** A name for the app on which it is made. */
  String app() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Makes it, on an app that was whole. */
  void make(AppOfTrial app) {}

  /** What others would meet is as it was. */
  void undo(AppOfTrial app) {}

  /** Whom the requests concern. */
  AppOfTrial people(AppOfTrial app) {
    return app;
  }

  /** Where it is made. */
  abstract Stream<EndpointRow> rows();

  /** What becomes of a row. */
  Expected expected(EndpointRow row) {
    return Expected.REFUSED_BY_X;
  }

  /** For names of tests. */
  @Override
  public String toString() {
    return said;
  }

  private static Stream<EndpointRow> of(Object... endpoints) {
    List<Object> wanted = Arrays.asList(endpoints);
    return EndpointRow.ALL.stream().filter(row -> wanted.contains(row.endpoint()));
  }

  private static Stream<EndpointRow> by(By by) {
    return EndpointRow.ALL.stream().filter(row -> row.by() == by);
  }

  private static Stream<EndpointRow> allButRegistering() {
    return EndpointRow.ALL.stream()
        .filter(row -> row.endpoint() != AccountActivityEndpoint.REGISTER_WEBHOOK)
        .map(row ->
            row.endpoint() == Operation.CREATE_WEBHOOK || row.endpoint() == Operation.DELETE_WEBHOOK
                ? row.byTheVault()
                : row);
  }
}
