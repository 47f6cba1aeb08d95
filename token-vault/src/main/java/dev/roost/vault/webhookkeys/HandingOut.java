package dev.roost.vault.webhookkeys;

import dev.roost.vault.audit.Act;
import dev.roost.vault.audit.AuditTrail;
import dev.roost.vault.audit.Outcome;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Hands webhook keys out, each with its audit entry. Whoever sends the tag of what it has gets 304
 * and no secret while nothing changed.
 */
@ApplicationScoped
class HandingOut {

  private final WebhookKeyStore store;
  private final AuditTrail trail;

  HandingOut(WebhookKeyStore store, AuditTrail trail) {
    this.store = store;
    this.trail = trail;
  }

  /**
   * The answer with these keys.
   *
   * @param known the tag of the keys the caller has
   */
  Uni<Response> keys(
      Act act, @Nullable String known, Function<SqlConnection, Uni<List<LiveKey>>> read) {
    return trail.attempt(
        act,
        tx ->
            read.apply(tx)
                .flatMap(live -> store.open(tx, live))
                .flatMap(opened -> answer(tx, act, opened, known)));
  }

  private Uni<Response> answer(
      SqlConnection tx, Act act, List<LiveKey.Opened> opened, @Nullable String known) {
    // Of what opened: a key that does so again, in a replica with another master key, is a change.
    EntityTag tag = tag(opened);
    if (known != null && known.equals("\"" + tag.getValue() + "\"")) {
      return Uni.createFrom().item(Response.notModified(tag).build());
    }
    return noteAll(tx, act, opened)
        .map(_ ->
            Response.ok(WebhookKeysDocument.write(opened))
                .tag(tag)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build());
  }

  /** A hash of what changes with the keys: apps, kinds and versions. Nothing of it is secret. */
  private static EntityTag tag(List<LiveKey.Opened> opened) {
    String marks = opened.stream().map(one -> one.key().mark()).collect(Collectors.joining("\n"));
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(marks.getBytes(StandardCharsets.UTF_8));
      return new EntityTag(HexFormat.of().formatHex(hash));
    } catch (NoSuchAlgorithmException everyJdkHasIt) {
      throw new IllegalStateException(everyJdkHasIt);
    }
  }

  private Uni<List<Void>> noteAll(SqlConnection tx, Act act, List<LiveKey.Opened> opened) {
    return Multi.createFrom()
        .iterable(opened)
        .onItem()
        .transformToUniAndConcatenate(key -> note(tx, act, key.key()))
        .collect()
        .asList();
  }

  private Uni<Void> note(SqlConnection tx, Act act, LiveKey key) {
    return trail.write(tx, act.onApp(key.app()), key.stored().fingerprint(), Outcome.DONE);
  }
}
