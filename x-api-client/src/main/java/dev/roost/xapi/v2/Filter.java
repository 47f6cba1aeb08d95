package dev.roost.xapi.v2;

/** What the {@code filter} of a subscription must name. */
public enum Filter {
  /** {@code user_id}: the user whom the events concern. */
  USER,
  /** {@code user_id}, which must be the user whose token creates the subscription. */
  SELF,
  /** {@code keyword}, 1 to 150 characters. */
  KEYWORD,
  /** Nothing: {@code {}}. The subscription is for the whole app. */
  NONE
}
