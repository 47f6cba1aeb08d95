package dev.roost.router.activity;

/** Payloads of the X Activity API in the shapes of X's samples. */
final class EventSamples {

  /** The subscribed user; {@code ME} in the samples. */
  static final String ME = "88001";

  /** Someone else. */
  static final String OTHER = "88002";

  private static final String POST =
      """
      {"id":"29001","author_id":"%s","created_at":"2026-07-24T21:12:46.000Z","text":"t",
       "public_metrics":{"like_count":N,"like_count_str":"N"},"edit_history_tweet_ids":["29001"]%s}\
      """;
  private static final String BROADCAST =
      """
      {"user":{"data":{"id":"ME","public_metrics":{"followers_count":N}}},"broadcast_id":"1bX",
       "broadcast_state":"%s","event_timestamp_ms":1784927566236,
       "event_timestamp_ms_str":"1784927566236"}\
      """;

  private EventSamples() {}

  /**
   * A payload of that type.
   *
   * @param count of whatever X counts, which changes from copy to copy
   */
  static String payload(String type, int count) {
    String family = type.substring(0, type.indexOf('.'));
    String payload =
        switch (type) {
          case "post.delete" -> "{\"id\":\"29001\",\"author_id\":\"ME\"}";
          case "post.create" -> POST.formatted("ME", "");
          case "post.reply.create" ->
              POST.formatted(OTHER, ",\"in_reply_to_user_id\":\"ME\"" + reference("replied_to"));
          case "post.quote.create" -> POST.formatted(OTHER, reference("quoted"));
          case "post.repost.create" -> POST.formatted(OTHER, reference("retweeted"));
          case "like.create" ->
              """
              {"id":"0f","created_at":"2026-07-24T21:12:45.000Z","timestamp_ms":"1784927565236",
               "liked_tweet_id":"29005","liked_tweet_author_id":"%s"}\
              """
                  .formatted(OTHER);
          case "dm.received" -> message(OTHER, "ME");
          case "dm.sent" -> message("ME", OTHER);
          case "dm.read" ->
              """
              {"direct_message_mark_read_events":[{"created_timestamp":"1784927565236",
               "sender_id":"%s","target":{"recipient_id":"ME"},"last_read_event_id":"29002"}]}\
              """
                  .formatted(OTHER);
          case "dm.indicate_typing" ->
              """
              {"direct_message_indicate_typing_events":[{"sender_id":"%s",
               "target":{"recipient_id":"ME"}}],"n":N}\
              """
                  .formatted(OTHER);
          case "chat.received" -> chat(OTHER);
          case "chat.sent" -> chat("ME");
          case "chat.conversation.join" -> "{\"created_at_msec\":1784927565236,\"n\":N}";
          case "broadcast.start" -> BROADCAST.formatted("Running");
          case "broadcast.end" -> BROADCAST.formatted("Ended");
          case "broadcast.chat" ->
              """
              {"broadcast_id":"1bX","message_id":"m-1","message":"t",
               "author":{"data":{"id":"%s","public_metrics":{"n":N}}}}\
              """
                  .formatted(OTHER);
          case "news.new" ->
              "{\"id\":\"29003\",\"updated_at\":\"2026-07-24T21:12:47.000Z\",\"n\":N}";
          case "spaces.start", "spaces.end" ->
              """
              {"user":{"data":{"id":"ME","public_metrics":{"n":N}}},"broadcast_id":"1sX",
               "event_type":"%s"}\
              """
                  .formatted(type.replace('.', '_'));
          default ->
              switch (family) {
                case "post" -> POST.formatted(OTHER, "");
                case "follow", "mute", "block", "subscriptions" -> relation();
                case "profile" -> "{\"before\":\"b\",\"after\":\"a\"}";
                default -> "{\"n\":N}";
              };
        };
    return payload
        .replace("N}", count + "}")
        .replace("N,", count + ",")
        .replace("\"N\"", "\"" + count + "\"");
  }

  private static String message(String from, String to) {
    return """
    {"direct_message_events":[{"type":"message_create","id":"29002",
      "created_timestamp":"1784927565236","message_create":{"target":{"recipient_id":"%s"},
      "sender_id":"%s","message_data":{"text":"t"}}}],"users":{"%s":{"data":{"id":"%s","n":N}}}}\
    """
        .formatted(to, from, from, from);
  }

  private static String relation() {
    return """
    {"source":{"data":{"id":"ME","username":"ada","public_metrics":{"followers_count":N}}},
     "target":{"data":{"id":"%s","username":"bob"}}}\
    """
        .formatted(OTHER);
  }

  private static String reference(String type) {
    return ",\"referenced_tweets\":[{\"type\":\"%s\",\"id\":\"28001\"}]".formatted(type);
  }

  private static String chat(String sender) {
    return """
    {"conversation_token":"tN","id":"7b0e","created_at_msec":"1784927565236","sender_id":"%s",
     "conversation_id":"ME:%s","n":N}\
    """
        .formatted(sender, OTHER);
  }
}
