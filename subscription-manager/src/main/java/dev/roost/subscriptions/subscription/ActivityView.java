package dev.roost.subscriptions.subscription;

import dev.roost.subscriptions.activity.ActivityAtX;
import dev.roost.subscriptions.activity.EventTypeView;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * An app's subscriptions of the X Activity API, one for each user and event type.
 *
 * @param maxSubscriptions how many the app may have
 * @param wanted how many are wanted
 * @param subscribed how many of them X has, as far as is known
 * @param failed how many X, or the vault, refused
 * @param pending how many are still to be asked for
 * @param expectedEnd when the pending ones are there at the earliest, by what X's rate limit
 *     leaves; absent where there are none
 * @param callsLeft how many X takes until it counts anew, as far as is known
 * @param callsResetAt when that is
 * @param oauthRevoke the subscription of the whole app; absent while nobody has event types
 * @param observed what X said within the last minute; with {@code ?observe=true} alone
 */
@Schema(
    name = "Activity",
    examples =
        """
        {"app":"demo","maxSubscriptions":75000,"wanted":34,"subscribed":30,"failed":0,"pending":4,
         "expectedEnd":"2026-11-23T22:54:02Z","callsLeft":470,
         "callsResetAt":"2026-11-23T23:09:02Z",
         "oauthRevoke":{"eventType":"oauth.revoke","state":"subscribed",
                        "subscriptionId":"1146654567674912769","tag":"roost/main",
                        "subscribedAt":"2026-11-23T22:50:00Z"}}
        """)
public record ActivityView(
    String app,
    int maxSubscriptions,
    long wanted,
    long subscribed,
    long failed,
    long pending,
    @Nullable Instant expectedEnd,
    int callsLeft,
    Instant callsResetAt,
    @Nullable EventTypeView oauthRevoke,
    @Nullable Observed observed) {

  /**
   * What X said.
   *
   * @param at when X was asked
   */
  @Schema(name = "ObservedActivity")
  public record Observed(Instant at, ActivityAtX atX) {}
}
