package dev.roost.contracts.vault;

import java.util.List;

/**
 * Begins the authorization code flow of OAuth 2.0: {@code POST
 * /api/v1/apps/{app}/oauth2/handshakes}.
 *
 * @param callback where X sends the browser afterwards; exactly as on the app's list of callbacks
 *     at X
 * @param scopes what the user is asked for, by X's names; {@code offline.access} is added, since
 *     without it X gives no refresh token
 */
public record OAuth2HandshakeRequest(String callback, List<String> scopes) {}
