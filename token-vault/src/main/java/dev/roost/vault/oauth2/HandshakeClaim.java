package dev.roost.vault.oauth2;

import dev.roost.contracts.vault.OAuth2ConnectedUser;
import dev.roost.vault.oauth2.OAuth2HandshakeStore.Stored;
import dev.roost.vault.oauth2.PendingStore.Pending;
import dev.roost.xapi.oauth1.Consumer;
import java.time.Instant;

/** What a request that wants to complete a handshake finds. */
sealed interface HandshakeClaim {

  /** It is this request's to complete. */
  record Granted(Stored handshake, Instant spentAt, Consumer client) implements HandshakeClaim {}

  /** X has given the tokens, and not said yet whose they are. */
  record Held(Pending tokens) implements HandshakeClaim {}

  /** Another did. */
  record Completed(OAuth2ConnectedUser user) implements HandshakeClaim {}
}
