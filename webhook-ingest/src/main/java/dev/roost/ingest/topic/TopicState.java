package dev.roost.ingest.topic;

/** What is known of the topic. */
public sealed interface TopicState {

  /**
   * Nothing yet, since Kafka did not answer: no producer is made, since it could have a broker
   * create the topic.
   *
   * @param cause why
   */
  record Unchecked(String cause) implements TopicState {}

  /** It is as it must be, or as the operator says that it is meant. */
  record Correct() implements TopicState {}

  /**
   * It is not as it must be: deliveries are refused.
   *
   * @param cause what is wrong, for whoever administers the cluster
   */
  record Misconfigured(String cause) implements TopicState {}

  /**
   * Not known any more, since Kafka does not answer: deliveries are taken.
   *
   * @param cause why
   */
  record Unknown(String cause) implements TopicState {}

  /**
   * Not known, since to describe it is not granted: deliveries are taken.
   *
   * @param cause what is not granted
   */
  record Denied(String cause) implements TopicState {}
}
