package dev.roost.system.campaign;

/** Something that an operator wants of Roost while the troubles go on. */
public sealed interface Order {

  /** X challenges the webhook now. */
  record Challenge() implements Order {}

  /** The webhook is wanted once more, so that X is asked whether it has it. */
  record WantWebhook() implements Order {}

  /**
   * A person who connected is to be subscribed.
   *
   * @param person 0 for the first
   */
  record Subscribe(int person) implements Order {}

  /** A person's subscription is to end. */
  record Unsubscribe(int person) implements Order {}

  /** X is to replay the last whole minute. */
  record Replay() implements Order {}
}
