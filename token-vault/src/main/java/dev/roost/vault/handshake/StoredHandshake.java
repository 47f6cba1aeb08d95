package dev.roost.vault.handshake;

import dev.roost.contracts.vault.ConnectedUser;
import dev.roost.vault.credential.Credential;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A handshake that has not expired.
 *
 * @param requestToken X's request token and its secret
 * @param spentAt when a request began to complete it; absent while none did
 * @param user who connected by it; absent while nobody did
 */
record StoredHandshake(
    Credential requestToken, @Nullable Instant spentAt, @Nullable ConnectedUser user) {}
