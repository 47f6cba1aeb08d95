package dev.roost.subscriptions.disconnect;

import dev.roost.subscriptions.disconnect.Disconnections.Seen;
import dev.roost.subscriptions.work.WorkView;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * How far the end of a user's connection is.
 *
 * @param state {@code disconnecting}, or {@code disconnected} once nothing is left to do
 * @param subscriptionsLeft how many of the user's subscriptions X may still have
 * @param credentials {@code held}, {@code revoking}: not used any more, and X is being told, or
 *     {@code none}
 * @param requestedBy {@code user} or {@code operator}
 * @param requestedAt since when
 * @param endedAt when nothing was left to do
 * @param reason what the next attempt waits for
 * @param work what is left to do; absent when nothing is
 */
@Schema(
    name = "Disconnection",
    examples =
        """
        {"app":"demo","userId":"2244994945","state":"disconnected","subscriptionsLeft":0,
         "credentials":"none","requestedBy":"operator","requestedAt":"2026-11-28T16:00:00Z",
         "endedAt":"2026-11-28T16:00:02Z"}
        """)
public record DisconnectionView(
    String app,
    String userId,
    String state,
    long subscriptionsLeft,
    String credentials,
    String requestedBy,
    Instant requestedAt,
    @Nullable Instant endedAt,
    @Nullable String reason,
    @Nullable WorkView work) {

  static DisconnectionView of(Seen seen) {
    Disconnection one = seen.disconnection();
    return new DisconnectionView(
        one.app(),
        one.userId(),
        one.isOver() ? "disconnected" : "disconnecting",
        seen.subscriptionsLeft(),
        one.credentials().wire(),
        one.by().wire(),
        one.requestedAt(),
        one.endedAt(),
        one.reason(),
        WorkView.of(one.work()));
  }
}
