package dev.roost.vault.audit;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * One row of the audit trail. It holds no secret and no token.
 *
 * @param id grows with every row
 * @param at when
 * @param callerKind {@code person}, {@code service}, {@code vault}, or {@code anonymous} where no
 *     token was valid
 * @param caller the {@code sub} of their token
 * @param action what was done or tried
 * @param app to which app, if to one
 * @param userId to which of X's users, if to one
 * @param purpose what for: method and path of X's endpoint, without ids, if for one
 * @param fingerprint of the secret, if it was one
 * @param outcome {@code begun}, {@code done}, {@code unchanged}, {@code refused}, {@code denied} or
 *     {@code failed}
 * @param reason why, where it was not done: what the type of the response's problem ends with; for
 *     a parameter that was wrong, its name behind a colon. Of a request that the vault sent to X,
 *     X's status: {@code HTTP 403}
 * @param route of the request: method and path template; absent for what the vault does by itself,
 *     and for requests to no route
 * @param tokenId the {@code jti} of the caller's token, if it has one
 * @param address of the client; for requests that are counted, the /64 of an IPv6 address
 * @param count how many requests this is, all in the minute that begins at {@code at}; 1 for
 *     everything but refused requests
 */
@Schema(
    examples =
        """
        {"id":"42","at":"2026-11-23T22:54:02Z","callerKind":"service",
         "caller":"system:serviceaccount:roost:subscription-manager",
         "action":"authorize-request","app":"demo","userId":"2244994945",
         "purpose":"POST /1.1/account_activity/webhooks/{webhook_id}/subscriptions/all.json",
         "fingerprint":"e9db54cafa3c8433","outcome":"done",
         "route":"POST /api/v1/apps/{app}/authorizations",
         "tokenId":"5b6b3a0e-6f6c-4f0e-9f5c-3c7b2f0f8a41","address":"10.42.0.17","count":1}
        """)
public record AuditEntry(
    String id,
    Instant at,
    String callerKind,
    String caller,
    String action,
    @Nullable String app,
    @Nullable String userId,
    @Nullable String purpose,
    @Nullable String fingerprint,
    String outcome,
    @Nullable String reason,
    @Nullable String route,
    @Nullable String tokenId,
    @Nullable String address,
    long count) {}
