package dev.roost.vault.audit;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * One row of the audit trail. It holds no secret and no token.
 *
 * @param id grows with every row
 * @param at when
 * @param callerKind {@code person}, {@code service} or {@code vault}
 * @param caller the {@code sub} of their token
 * @param action what was done or tried
 * @param app to which app, if to one
 * @param userId to which of X's users, if to one
 * @param purpose what for: method and path of X's endpoint, without ids, if for one
 * @param fingerprint of the secret, if it was one
 * @param outcome {@code done}, {@code unchanged}, {@code refused}, {@code denied} or {@code failed}
 */
@Schema(
    examples =
        """
        {"id":"42","at":"2026-11-23T22:54:02Z","callerKind":"service",
         "caller":"system:serviceaccount:roost:subscription-manager",
         "action":"authorize-request","app":"demo","userId":"2244994945",
         "purpose":"POST /1.1/account_activity/webhooks/{webhook_id}/subscriptions/all.json",
         "fingerprint":"e9db54cafa3c8433","outcome":"done"}
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
    String outcome) {}
