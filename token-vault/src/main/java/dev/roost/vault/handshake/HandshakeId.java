package dev.roost.vault.handshake;

import java.security.SecureRandom;
import java.util.HexFormat;

/** Ids of handshakes: 128 random bits, since who knows one can end it. */
public final class HandshakeId {

  private static final int BYTES = 16;
  private static final SecureRandom RANDOM = new SecureRandom();

  private HandshakeId() {}

  /** Another one. */
  public static String next() {
    byte[] bytes = new byte[BYTES];
    RANDOM.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }
}
