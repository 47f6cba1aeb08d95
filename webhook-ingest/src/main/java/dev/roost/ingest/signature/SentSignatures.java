package dev.roost.ingest.signature;

import dev.roost.xapi.signature.SignatureFamily;
import io.vertx.core.MultiMap;
import org.jspecify.annotations.Nullable;

/**
 * The signature headers of one request, as sent.
 *
 * @param legacy the value keyed with the consumer secret, null when it was not sent
 * @param modern the value keyed with the client secret, null when it was not sent
 */
public record SentSignatures(@Nullable String legacy, @Nullable String modern) {

  /** Takes them from a request's headers. */
  public static SentSignatures of(MultiMap headers) {
    return new SentSignatures(
        headers.get(SignatureFamily.LEGACY.header()), headers.get(SignatureFamily.MODERN.header()));
  }

  /** The value of one family. */
  public @Nullable String value(SignatureFamily family) {
    return switch (family) {
      case LEGACY -> legacy;
      case MODERN -> modern;
    };
  }

  /** Whether the request is signed at all. */
  public boolean any() {
    return legacy != null || modern != null;
  }
}
