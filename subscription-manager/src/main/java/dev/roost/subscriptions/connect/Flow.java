package dev.roost.subscriptions.connect;

import java.util.Locale;

/** What somebody came for. */
enum Flow {
  /** To let an app in. */
  CONNECT,
  /** To end that. */
  DISCONNECT;

  /** As a handshake's cookie has it. */
  String wire() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Flow of(String wire) {
    return valueOf(wire.toUpperCase(Locale.ROOT));
  }
}
