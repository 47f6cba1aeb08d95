package dev.roost.vault.envelope;

import java.nio.charset.StandardCharsets;

/**
 * Which row a sealed secret belongs to. It is the associated data of the encryption: bytes copied
 * to another row do not open there.
 *
 * @param app Roost's name of the app
 * @param kind what the secret is: {@code consumer}, {@code user}, …
 * @param userId X's id of the user, empty where the secret is the app's own
 * @param version counts from 1 with every secret that took this place
 */
public record RowIdentity(String app, String kind, String userId, int version) {

  byte[] associatedData() {
    // Lengths first: no two identities may come out as the same bytes.
    return (app.length() + ":" + app + kind.length() + ":" + kind + userId.length() + ":" + userId)
        .concat(":" + version)
        .getBytes(StandardCharsets.UTF_8);
  }
}
