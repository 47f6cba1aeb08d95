package dev.roost.stack.demo;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** The API of X through which the demo's people are subscribed. */
public enum DemoApi {
  /** The Account Activity API of version 1.1. */
  ACCOUNT_ACTIVITY("account-activity", "1.1", ""),
  /** The Account Activity API of version 2. */
  ACCOUNT_ACTIVITY_2("account-activity-2", "2", "_2"),
  /** The X Activity API, by version 2: a subscription for each event type of each user. */
  ACTIVITY("activity", "2", "_x");

  private final String option;
  private final String webhookApi;
  private final String suffix;

  DemoApi(String option, String webhookApi, String suffix) {
    this.option = option;
    this.webhookApi = webhookApi;
    this.suffix = suffix;
  }

  /** Its name on the command line. */
  public String option() {
    return option;
  }

  /** The API of the webhook, as subscription-manager names it. */
  String webhookApi() {
    return webhookApi;
  }

  /**
   * The webhook's endpoint: the stack's own for version 1.1, and one of its own for each other,
   * since an endpoint keeps its API.
   *
   * @param own the stack's
   */
  String endpoint(String own) {
    return this == ACCOUNT_ACTIVITY ? own : option;
  }

  /**
   * The screen name of one of the cast. Each API has people of its own, so that nobody is
   * subscribed twice and the counts are those of one API.
   */
  String screenName(String name) {
    return name + suffix;
  }

  /** The one of that name. */
  public static Optional<DemoApi> of(String option) {
    return Arrays.stream(values()).filter(api -> api.option.equals(option)).findFirst();
  }

  /** All names, separated by commas. */
  public static String options() {
    return Arrays.stream(values()).map(DemoApi::option).collect(Collectors.joining(", "));
  }
}
