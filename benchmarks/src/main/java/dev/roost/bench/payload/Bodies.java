package dev.roost.bench.payload;

import static java.nio.charset.StandardCharsets.US_ASCII;

/** A Post as either of X's APIs tells it, with the text padded to a size. */
public final class Bodies {

  // The fields in X's order and of X's forms; the ids and texts are made up.
  @SuppressWarnings("InlineFormatString") // a page long
  private static final String POST =
      """
      {"for_user_id":"%1$d","tweet_create_events":[{"created_at":"Wed Nov 25 10:00:00 +0000 2026",\
      "id":%2$d,"id_str":"%2$d","text":"%4$s","source":"<a href=\\"https://example.com\\" \
      rel=\\"nofollow\\">an app</a>","truncated":false,"in_reply_to_status_id":null,\
      "in_reply_to_status_id_str":null,"in_reply_to_user_id":null,"in_reply_to_user_id_str":null,\
      "in_reply_to_screen_name":null,"user":{"id":%1$d,"id_str":"%1$d","name":"Ada",\
      "screen_name":"ada","location":null,"url":null,"description":"numbers","protected":false,\
      "verified":false,"followers_count":42,"friends_count":7,"listed_count":0,\
      "favourites_count":3,"statuses_count":100,"created_at":"Thu Jan 01 00:00:00 +0000 2015",\
      "profile_image_url_https":"https://example.com/ada.png","default_profile":true},"geo":null,\
      "coordinates":null,"place":null,"contributors":null,"is_quote_status":false,\
      "quote_count":0,"reply_count":0,"retweet_count":0,"favorite_count":0,\
      "entities":{"hashtags":[],"urls":[],"user_mentions":[],"symbols":[]},"favorited":false,\
      "retweeted":false,"filter_level":"low","lang":"en","timestamp_ms":"%3$d"}]}\
      """;

  @SuppressWarnings("InlineFormatString") // a page long
  private static final String EVENT =
      """
      {"data":{"event_uuid":"%2$d","filter":{"user_id":"%1$d"},"event_type":"post.create",\
      "tag":"posts","payload":{"id":"%2$d","author_id":"%1$d",\
      "created_at":"2026-11-25T10:00:00.000Z","conversation_id":"%2$d","lang":"en","text":"%4$s",\
      "display_text_range":[0,100],"entities":{"mentions":[],"urls":[]},\
      "edit_history_tweet_ids":["%2$d"],"edit_controls":{"edits_remaining":5,\
      "edits_remaining_str":"5","is_edit_eligible":true,"editable_until":"%3$d"},\
      "public_metrics":{"like_count":0,"like_count_str":"0","reply_count":0,\
      "reply_count_str":"0"},"reply_settings":"everyone","possibly_sensitive":false},\
      "includes":{"users":[{"id":"%1$d","username":"ada","name":"Ada","public_metrics":\
      {"followers_count":42,"followers_count_str":"42"}}],"tweets":[{"id":"%2$d",\
      "author_id":"%1$d","text":"%4$s"}]}}}\
      """;

  private static final long FIRST_USER = 1_000_000_000_000L;
  private static final long FIRST_POST = 2_000_000_000_000_000_000L;

  private Bodies() {}

  /** The id of a user. */
  public static String user(int user) {
    return Long.toString(FIRST_USER + user);
  }

  /** The id of a Post. */
  public static String post(long post) {
    return Long.toString(FIRST_POST + post);
  }

  /** The number behind a Post's id. */
  public static long number(String post) {
    return Long.parseLong(post) - FIRST_POST;
  }

  /**
   * A body of the Account Activity API.
   *
   * @param bytes its size; at least what a Post without text takes
   * @param millis when it happened, since 1970
   */
  public static byte[] ofSize(int bytes, int user, long post, long millis) {
    return ofSize(Shape.ACCOUNT_ACTIVITY, bytes, user, post, millis);
  }

  /**
   * A body.
   *
   * @param bytes its size; at least what a Post without text takes. In the X Activity API the text
   *     stands there twice, so that an odd rest is left out
   * @param millis when it happened, since 1970
   */
  public static byte[] ofSize(Shape shape, int bytes, int user, long post, long millis) {
    int without = write(shape, user, post, millis, "").length();
    if (bytes < without) {
      throw new IllegalArgumentException("a Post takes %d bytes at least".formatted(without));
    }
    int length = (bytes - without) / (shape == Shape.ACTIVITY ? 2 : 1);
    return write(shape, user, post, millis, text(length)).getBytes(US_ASCII);
  }

  private static String write(Shape shape, int user, long post, long millis, String text) {
    String form = shape == Shape.ACTIVITY ? EVENT : POST;
    return form.formatted(FIRST_USER + user, FIRST_POST + post, millis, text);
  }

  private static String text(int length) {
    String words = "roost takes what X tells, and keeps it in order. ";
    return words.repeat(length / words.length() + 1).substring(0, length);
  }
}
