package dev.roost.simulator.app;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * Whose app it is, with the access token that X's portal gives to its owner.
 *
 * @param userId the account, against which the quota of webhooks counts
 * @param screenName the account's name
 */
public record Owner(
    @JsonProperty("ownerUserId") String userId,
    @JsonProperty("ownerScreenName") String screenName,
    @JsonProperty("ownerToken") String token,
    @JsonProperty("ownerTokenSecret") String tokenSecret) {

  @Override
  public String toString() {
    return "Owner[" + userId + "]";
  }
}
