package dev.roost.subscriptions.registration;

import dev.roost.admin.problem.ProblemException;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Where a webhook is to be moved.
 *
 * @param url the new URL; the same as now goes on with a move that has stopped
 * @param deleteFirst the old webhook goes first, where the quota has no place for two
 * @param leaveBehind users who cannot be subscribed on the new webhook are left behind
 */
@Schema(examples = "{\"url\":\"https://hooks.example.org/webhooks/demo/main\"}")
public record MoveRequest(
    @Nullable String url, @Nullable Boolean deleteFirst, @Nullable Boolean leaveBehind) {

  String requiredUrl() {
    if (url == null) {
      throw ProblemException.invalid("url", "It is missing: where is the webhook to be moved?");
    }
    return url;
  }

  boolean isDeleteFirst() {
    return Boolean.TRUE.equals(deleteFirst);
  }

  boolean isLeaveBehind() {
    return Boolean.TRUE.equals(leaveBehind);
  }
}
