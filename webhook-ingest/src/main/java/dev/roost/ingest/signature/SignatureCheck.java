package dev.roost.ingest.signature;

import dev.roost.ingest.keys.AppKeys;
import dev.roost.ingest.signature.Verdict.Cause;
import dev.roost.ingest.signature.Verdict.Circumstance;
import dev.roost.ingest.signature.Verdict.Refused;
import dev.roost.ingest.signature.Verdict.Verified;
import dev.roost.xapi.signature.SignatureFamily;
import dev.roost.xapi.signature.WebhookSecret;
import dev.roost.xapi.signature.WebhookSignature;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Decides by one signature alone: the modern one where X sent it and the app has a client secret on
 * file, else the legacy one. A right legacy signature never saves a wrong modern one, so nobody can
 * downgrade.
 */
public final class SignatureCheck {

  private SignatureCheck() {}

  /**
   * Checks a delivery.
   *
   * @param keys the app that was called
   * @param sent the signature headers
   * @param body the raw body, before any JSON or character set
   */
  public static Verdict delivery(AppKeys keys, SentSignatures sent, byte[] body) {
    if (keys.requireModern() && sent.any() && !hasVerifiableModern(keys, sent)) {
      return new Refused(sent.modern() == null ? Cause.MODERN_REQUIRED : Cause.NO_CLIENT_SECRET);
    }
    return message(keys, sent, body);
  }

  /**
   * Checks any signed message, a challenge's query too. The app's {@code require-modern} is about
   * deliveries and does not count here.
   */
  public static Verdict message(AppKeys keys, SentSignatures sent, byte[] message) {
    boolean canModern = !keys.clientSecrets().isEmpty();
    SignatureFamily decides =
        sent.modern() != null && canModern ? SignatureFamily.MODERN : SignatureFamily.LEGACY;
    @Nullable String value = sent.value(decides);
    if (value == null) {
      return new Refused(sent.modern() == null ? Cause.MISSING : Cause.NO_CLIENT_SECRET);
    }
    return fitting(keys, decides, value, message)
        .<Verdict>map(secret -> new Verified(decides, secret, circumstance(sent, canModern)))
        .orElseGet(() -> new Refused(Cause.WRONG));
  }

  private static boolean hasVerifiableModern(AppKeys keys, SentSignatures sent) {
    return sent.modern() != null && !keys.clientSecrets().isEmpty();
  }

  private static Circumstance circumstance(SentSignatures sent, boolean canModern) {
    if (sent.modern() == null) {
      return canModern ? Circumstance.LEGACY_ALONE : Circumstance.NONE;
    }
    return canModern ? Circumstance.NONE : Circumstance.MODERN_UNVERIFIABLE;
  }

  private static Optional<WebhookSecret> fitting(
      AppKeys keys, SignatureFamily family, String value, byte[] message) {
    return WebhookSignature.parse(value)
        .flatMap(signature -> fitting(keys.secrets(family), signature, message));
  }

  private static Optional<WebhookSecret> fitting(
      List<WebhookSecret> secrets, WebhookSignature signature, byte[] message) {
    for (WebhookSecret secret : secrets) {
      if (secret.sign(message).equals(signature)) {
        return Optional.of(secret);
      }
    }
    return Optional.empty();
  }
}
