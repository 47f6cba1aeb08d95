package dev.roost.simulatorclient;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A body of one's own that X delivers once, and does not write into its log.
 *
 * @param webhookId through which webhook, and so with whose secrets it is signed
 * @param body the exact bytes
 * @param signed whether it carries X's signatures
 */
public record HandmadeDelivery(String webhookId, byte[] body, boolean signed) {

  /**
   * What came back.
   *
   * @param status the HTTP status; null where none came
   * @param millis how long it took, in milliseconds
   * @param outcome what became of it, in the simulator's words; {@code accepted} for a 200
   */
  public record Answer(@Nullable Integer status, long millis, String outcome) {

    /** Whether it was answered 200. */
    public boolean isAccepted() {
      return status != null && status == 200;
    }
  }

  /** As the simulator wants it, with the signatures taken away where it is not to have them. */
  Map<String, Object> request() {
    Map<String, Object> request = new HashMap<>();
    request.put("webhookId", webhookId);
    request.put("body", body);
    if (!signed) {
      Map<String, @Nullable String> none = new HashMap<>();
      none.put("X-Twitter-Webhooks-Signature", null);
      none.put("X-Twitter-Webhooks-Signature-OAuth2", null);
      request.put("headers", none);
    }
    return request;
  }
}
