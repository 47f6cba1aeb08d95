package dev.roost.contracts.vault;

/**
 * Begins the three legs by which a user lets the app in: {@code POST
 * /api/v1/apps/{app}/handshakes}.
 *
 * @param callback where X sends the browser afterwards; on the app's list of callbacks at X
 */
public record HandshakeRequest(String callback) {}
