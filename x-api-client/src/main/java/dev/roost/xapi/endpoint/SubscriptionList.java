package dev.roost.xapi.endpoint;

import java.util.List;

/**
 * Who is subscribed through a webhook; whole, X does not page it.
 *
 * @param webhookId X's id
 * @param webhookUrl where X delivers, empty where X does not say
 * @param applicationId X's id of the app, empty where X does not say
 * @param userIds X's ids of the subscribed users
 */
public record SubscriptionList(
    String webhookId, String webhookUrl, String applicationId, List<String> userIds) {

  public SubscriptionList {
    userIds = List.copyOf(userIds);
  }
}
