package dev.roost.xapi.endpoint;

import static dev.roost.xapi.endpoint.Authentication.APP_ONLY;
import static dev.roost.xapi.endpoint.Authentication.APP_OWNER;
import static dev.roost.xapi.endpoint.Authentication.USER;

import java.util.List;

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

  @Override
  public Authentication authentication() {
    return authentication;
  }

  /** Requests per 15 minutes: per app where the bearer is used, else per user. */
  public int rate() {
    return rate;
  }

  /** Its query parameters, all of them required; it has no others, and no endpoint has a body. */
  public List<String> parameters() {
    return parameters;
  }

  /** Whether X has announced its end. */
  public boolean deprecated() {
    return this == UNSUBSCRIBE_AS_USER;
  }
}
