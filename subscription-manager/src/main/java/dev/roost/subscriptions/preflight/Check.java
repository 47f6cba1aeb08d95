package dev.roost.subscriptions.preflight;

import dev.roost.subscriptions.x.Trouble;
import dev.roost.xapi.endpoint.Explanation;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * One thing that was looked at.
 *
 * @param name what was looked at
 * @param ok whether it is as it must be
 * @param what what was found
 * @param cause why it is likely so; where it is not as it must be
 * @param remedy what to do; likewise
 * @param readAt when X was asked, where the check is of what X said
 */
@Schema(name = "PreflightCheck")
public record Check(
    String name,
    boolean ok,
    String what,
    @Nullable String cause,
    @Nullable String remedy,
    @Nullable Instant readAt) {

  static Check good(String name, String what) {
    return new Check(name, true, what, null, null, null);
  }

  static Check bad(String name, String what, String cause, String remedy) {
    return new Check(name, false, what, cause, remedy, null);
  }

  /** Of what X said then. */
  Check readAt(Instant time) {
    return new Check(name, ok, what, cause, remedy, time);
  }

  static Check failed(String name, Throwable failure) {
    Explanation why = Trouble.of(failure).explanation();
    return bad(name, why.what(), why.cause(), why.remedy());
  }
}
