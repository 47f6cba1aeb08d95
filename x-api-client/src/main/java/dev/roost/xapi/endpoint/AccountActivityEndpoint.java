package dev.roost.xapi.endpoint;

import static dev.roost.xapi.endpoint.Authentication.APP_ONLY;
import static dev.roost.xapi.endpoint.Authentication.APP_OWNER;
import static dev.roost.xapi.endpoint.Authentication.USER;

import dev.roost.xapi.oauth1.PercentEncoding;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/** The eleven endpoints of the v1.1 enterprise Account Activity API, in the docs' order. */
public enum AccountActivityEndpoint implements Endpoint {
  REGISTER_WEBHOOK(1, "POST", "/webhooks.json", APP_OWNER, 15, "url"),
  LIST_WEBHOOKS(2, "GET", "/webhooks.json", APP_ONLY, 15),
  /** Has X challenge a webhook, which makes an invalid one valid again. */
  CHALLENGE_WEBHOOK(3, "PUT", "/webhooks/{webhook_id}.json", APP_OWNER, 15),
  SUBSCRIBE(4, "POST", "/webhooks/{webhook_id}/subscriptions/all.json", USER, 500),
  COUNT_SUBSCRIPTIONS(5, "GET", "/subscriptions/count.json", APP_ONLY, 15),
  CHECK_SUBSCRIPTION(6, "GET", "/webhooks/{webhook_id}/subscriptions/all.json", USER, 500),
  /** 50 in X's docs, 15 in a published answer of its rate limit status: the smaller stands here. */
  LIST_SUBSCRIPTIONS(7, "GET", "/webhooks/{webhook_id}/subscriptions/all/list.json", APP_ONLY, 15),
  DELETE_WEBHOOK(8, "DELETE", "/webhooks/{webhook_id}.json", APP_OWNER, 15),
  /** Announced to be retired in 2020, listed since: prefer {@link #UNSUBSCRIBE}. */
  UNSUBSCRIBE_AS_USER(9, "DELETE", "/webhooks/{webhook_id}/subscriptions/all.json", USER, 500),
  UNSUBSCRIBE(
      10, "DELETE", "/webhooks/{webhook_id}/subscriptions/{user_id}/all.json", APP_ONLY, 500),
  REPLAY(
      11,
      "POST",
      "/replay/webhooks/{webhook_id}/subscriptions/all.json",
      APP_ONLY,
      5,
      "from_date",
      "to_date");

  private static final String ROOT = "/1.1/account_activity";

  private final int number;
  private final String method;
  private final String path;
  private final Authentication authentication;
  private final int rate;
  private final List<String> parameters;

  AccountActivityEndpoint(
      int number,
      String method,
      String path,
      Authentication authentication,
      int rate,
      String... parameters) {
    this.number = number;
    this.method = method;
    this.path = ROOT + path;
    this.authentication = authentication;
    this.rate = rate;
    this.parameters = List.of(parameters);
  }

  /** Its number in X's reference, 1 to 11. */
  public int number() {
    return number;
  }

  @Override
  public String method() {
    return method;
  }

  @Override
  public String path() {
    return path;
  }

  /** How a request to it is authenticated. */
  public Authentication authentication() {
    return authentication;
  }

  @Override
  public String takes() {
    return authentication.inWords();
  }

  @Override
  public String key() {
    return name();
  }

  @Override
  public OptionalInt limit() {
    return OptionalInt.of(rate);
  }

  /** Requests per 15 minutes: per app where the bearer is used, else per user. */
  public int rate() {
    return rate;
  }

  /** Its query parameters, all of them required; it has no others, and no endpoint has a body. */
  public List<String> parameters() {
    return parameters;
  }

  /** As the vault's API writes it: {@code v1-list-webhooks}. */
  public String operation() {
    return "v1-" + name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * Path and query of a request, percent-encoded.
   *
   * @param values of the path's names and of all of the query's parameters, decoded
   */
  public String address(Map<String, String> values) {
    String at = path;
    for (Map.Entry<String, String> value : values.entrySet()) {
      at = at.replace("{" + value.getKey() + "}", PercentEncoding.encode(value.getValue()));
    }
    String query =
        parameters.stream()
            .map(name -> name + "=" + PercentEncoding.encode(values.getOrDefault(name, "")))
            .collect(Collectors.joining("&"));
    return query.isEmpty() ? at : at + "?" + query;
  }

  /** Whether X has announced its end. */
  public boolean deprecated() {
    return this == UNSUBSCRIBE_AS_USER;
  }
}
