package dev.roost.subscriptions.preflight;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Whether all is there that an app's webhooks need.
 *
 * @param ok whether every check is
 * @param checks what was looked at
 */
@Schema(
    examples =
        """
        {"app":"demo","ok":false,"checks":[
          {"name":"subscriptions","ok":true,"what":"31 of 50 subscriptions are in use",
           "readAt":"2026-11-23T22:54:02Z"},
          {"name":"public-url main","ok":false,"what":"The public URL answered 503",
           "cause":"webhook-ingest has no key of this app, or no backend is up.",
           "remedy":"Put the app's consumer secret into the vault; check that webhook-ingest runs."}]}
        """)
public record Preflight(String app, boolean ok, List<Check> checks) {

  public Preflight {
    checks = List.copyOf(checks);
  }

  static Preflight of(String app, List<Check> checks) {
    return new Preflight(app, checks.stream().allMatch(Check::ok), checks);
  }
}
