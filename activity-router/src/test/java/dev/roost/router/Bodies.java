package dev.roost.router;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.roost.router.delivery.PayloadLimits;

/** Bodies in the shapes X's documents and captures show, written for these tests. */
public final class Bodies {

  /** The subscribed user of all of them. */
  public static final String USER = "4337869213";

  /** As the service ships them. */
  public static final PayloadLimits LIMITS = new PayloadLimits(6_291_456, 33_554_432);

  /** Someone else. */
  public static final String OTHER = "3001969357";

  private Bodies() {}

  public static byte[] bytes(String body) {
    return body.getBytes(UTF_8);
  }

  /** A body of one family with this element. */
  public static String of(String family, String... elements) {
    return """
    {"for_user_id":"%s","%s":[%s]}\
    """
        .formatted(USER, family, String.join(",", elements));
  }

  /** A Post; further fields begin with a comma. */
  public static String post(String id, String author, String further) {
    return """
    {"created_at":"Wed Feb 14 19:12:11 +0000 2018","id":%s,"id_str":"%s","text":"a \\u00e9 / b",\
    "user":{"id":%s,"id_str":"%s"},"timestamp_ms":"1518635531000"%s}\
    """
        .formatted(id, id, author, author, further);
  }

  public static String deleted(String id) {
    return """
    {"status":{"id":"%s","user_id":"%s"},"timestamp_ms":"1432228155593"}\
    """
        .formatted(id, USER);
  }

  public static String like(String id) {
    return """
    {"id":"%s","created_at":"Mon Mar 26 16:33:26 +0000 2018","timestamp_ms":1522082006140,\
    "favorited_status":{"id_str":"976163062582771712","user":{"id_str":"%s"}},\
    "user":{"id":%s,"id_str":"%s"}}\
    """
        .formatted(id, USER, OTHER, OTHER);
  }

  public static String relation(String type, String source, String target, String time) {
    return """
    {"type":"%s","created_timestamp":"%s",\
    "target":{"id":"%s","profile_text_color":-1},"source":{"id":"%s","url":""}}\
    """
        .formatted(type, time, target, source);
  }

  public static String message(String id, String sender, String recipient) {
    return """
    {"type":"message_create","id":"%s","created_timestamp":"1516403560557",\
    "message_create":{"target":{"recipient_id":"%s"},"sender_id":"%s","source_app_id":"13090192",\
    "message_data":{"text":"Hello &amp; World!","entities":{"user_mentions":[]}}}}\
    """
        .formatted(id, recipient, sender);
  }

  public static String typing(String time) {
    return """
    {"created_timestamp":"%s","sender_id":"%s","target":{"recipient_id":"%s"}}\
    """
        .formatted(time, OTHER, USER);
  }

  public static String read(String last) {
    return """
    {"created_timestamp":"1518452444662","sender_id":"%s","target":{"recipient_id":"%s"},\
    "last_read_event_id":"%s"}\
    """
        .formatted(OTHER, USER, last);
  }

  public static String revoke() {
    return """
    {"user_event":{"revoke":{"date_time":"2018-05-24T09:48:12+00:00",\
    "target":{"app_id":"13090192"},"source":{"user_id":"63046977"}}}}\
    """;
  }

  public static String jobStatus(String state) {
    return """
    {"replay_job_status":{"webhook_id":"1234577122340233217","job_state":"%s",\
    "job_state_description":"Job completed successfully","job_id":"1095098195724558337"}}\
    """
        .formatted(state);
  }

  /** An envelope of the X Activity API. */
  public static String envelope(String type, String uuid, String payload) {
    return """
    {"data":{"event_uuid":"%s","filter":{"user_id":"%s"},"event_type":"%s","tag":"t",\
    "payload":%s}}\
    """
        .formatted(uuid, USER, type, payload);
  }
}
