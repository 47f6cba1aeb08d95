package dev.roost.xapi.v2;

import static dev.roost.xapi.v2.Credential.BEARER;
import static dev.roost.xapi.v2.Credential.OAUTH_1_USER;
import static dev.roost.xapi.v2.Credential.OAUTH_2_USER;

import dev.roost.xapi.endpoint.Endpoint;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The operations below {@code /2} on webhooks and on both activity APIs (X's OpenAPI document
 * 2.169). Streams and connections are not here: Roost receives by webhooks alone.
 */
public enum Operation implements Endpoint {
  CREATE_WEBHOOK("POST", "/2/webhooks", anything(), 450, body("url")),
  LIST_WEBHOOKS("GET", "/2/webhooks", anything(), 450, optionalQuery("webhook_config.fields")),
  /** 200 says that a challenge was begun, not that it was passed. */
  CHALLENGE_WEBHOOK("PUT", "/2/webhooks/{webhook_id}", anything(), 450, nothing()),
  DELETE_WEBHOOK("DELETE", "/2/webhooks/{webhook_id}", anything(), 450, nothing()),
  REPLAY(
      "POST",
      "/2/webhooks/replay",
      EnumSet.of(BEARER),
      100,
      body("webhook_id", "from_date", "to_date")),

  /** Subscribes the user whose token it is to all of the Account Activity API; the body is {}. */
  SUBSCRIBE_ACCOUNT(
      "POST", "/2/account_activity/webhooks/{webhook_id}/subscriptions/all", user(), 0, body()),
  CHECK_ACCOUNT(
      "GET", "/2/account_activity/webhooks/{webhook_id}/subscriptions/all", user(), 0, nothing()),
  COUNT_ACCOUNTS(
      "GET", "/2/account_activity/subscriptions/count", EnumSet.of(BEARER), 0, nothing()),
  LIST_ACCOUNTS(
      "GET",
      "/2/account_activity/webhooks/{webhook_id}/subscriptions/all/list",
      EnumSet.of(BEARER),
      0,
      nothing()),
  UNSUBSCRIBE_ACCOUNT(
      "DELETE",
      "/2/account_activity/webhooks/{webhook_id}/subscriptions/{user_id}/all",
      EnumSet.of(BEARER),
      0,
      nothing()),

  CREATE_SUBSCRIPTION(
      "POST",
      "/2/activity/subscriptions",
      anything(),
      500,
      new Parameters(
          true,
          List.of("event_type", "filter"),
          List.of("tag", "webhook_id", "expires_at"),
          List.of(),
          List.of())),
  LIST_SUBSCRIPTIONS(
      "GET",
      "/2/activity/subscriptions",
      anything(),
      500,
      optionalQuery("max_results", "pagination_token", "user_id")),
  /** Changes nothing but tag and webhook; another filter or type is another subscription. */
  UPDATE_SUBSCRIPTION(
      "PUT",
      "/2/activity/subscriptions/{subscription_id}",
      anything(),
      500,
      new Parameters(true, List.of(), List.of("tag", "webhook_id"), List.of(), List.of())),
  DELETE_SUBSCRIPTION(
      "DELETE", "/2/activity/subscriptions/{subscription_id}", anything(), 500, nothing()),
  /** 1 to 100 ids, separated by commas. */
  DELETE_SUBSCRIPTIONS(
      "DELETE",
      "/2/activity/subscriptions",
      EnumSet.of(BEARER),
      0,
      new Parameters(false, List.of(), List.of(), List.of("ids"), List.of()));

  /**
   * What a call has beside its path; nothing else is taken.
   *
   * @param hasBody whether there must be a JSON object as body
   * @param requiredBody the fields that it must have
   * @param optionalBody the fields that it may have
   * @param requiredQuery the parameters that the query must have
   * @param optionalQuery the parameters that the query may have
   */
  public record Parameters(
      boolean hasBody,
      List<String> requiredBody,
      List<String> optionalBody,
      List<String> requiredQuery,
      List<String> optionalQuery) {}

  private static final Map<String, Operation> BY_NAME =
      Stream.of(values())
          .collect(Collectors.toUnmodifiableMap(Operation::operation, Function.identity()));

  private final String method;
  private final String path;
  private final Set<Credential> accepted;
  private final int rate;
  private final Parameters parameters;

  Operation(
      String method, String path, EnumSet<Credential> accepted, int rate, Parameters parameters) {
    this.method = method;
    this.path = path;
    this.accepted = Collections.unmodifiableSet(accepted);
    this.rate = rate;
    this.parameters = parameters;
  }

  @Override
  public String method() {
    return method;
  }

  @Override
  public String path() {
    return path;
  }

  @Override
  public String takes() {
    return accepted.stream().map(Credential::inWords).collect(Collectors.joining(" or "));
  }

  /** Names of this table are names of version 1.1, too. */
  @Override
  public String key() {
    return "V2_" + name();
  }

  /** As {@link #rate()}. */
  @Override
  public OptionalInt limit() {
    return rate();
  }

  @Override
  public boolean isCreation() {
    return this == CREATE_WEBHOOK || this == SUBSCRIBE_ACCOUNT || this == CREATE_SUBSCRIPTION;
  }

  /** As the vault's API writes it, in lower case with hyphens. */
  public String operation() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The one of that name in the vault's API. */
  public static Optional<Operation> of(String operation) {
    return Optional.ofNullable(BY_NAME.get(operation));
  }

  /** The credentials that X takes for it by its OpenAPI document. */
  public Set<Credential> accepted() {
    return accepted;
  }

  /** Calls per 15 minutes and app; empty where X has published no row for it. */
  public OptionalInt rate() {
    return rate == 0 ? OptionalInt.empty() : OptionalInt.of(rate);
  }

  /** What a call has beside its path. */
  public Parameters parameters() {
    return parameters;
  }

  /**
   * The credential to call it with: the app's bearer wherever it is enough. What concerns one user
   * and needs consent takes the user's OAuth 2.0 token.
   *
   * @param privacy of the event type; {@link Privacy#PUBLIC} for operations without one
   */
  public Credential credential(Privacy privacy) {
    boolean needsUser =
        !accepted.contains(BEARER) || (this == CREATE_SUBSCRIPTION && privacy == Privacy.PRIVATE);
    return needsUser ? OAUTH_2_USER : BEARER;
  }

  private static EnumSet<Credential> anything() {
    return EnumSet.allOf(Credential.class);
  }

  private static EnumSet<Credential> user() {
    return EnumSet.of(OAUTH_2_USER, OAUTH_1_USER);
  }

  private static Parameters nothing() {
    return new Parameters(false, List.of(), List.of(), List.of(), List.of());
  }

  private static Parameters body(String... required) {
    return new Parameters(true, List.of(required), List.of(), List.of(), List.of());
  }

  private static Parameters optionalQuery(String... names) {
    return new Parameters(false, List.of(), List.of(), List.of(), List.of(names));
  }
}
