package dev.roost.vault.rotation;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The last rotation of an app's data key.
 *
 * @param keyVersion the new data key; new secrets are sealed with it at once
 * @param total how many rows were sealed with older keys when it began
 * @param remaining how many still are
 * @param finishedAt since when the older data keys are gone, absent while it runs
 */
@Schema(
    examples =
        """
        {"app":"demo","state":"running","keyVersion":2,"total":812,"remaining":312,
         "startedAt":"2026-11-23T22:54:02Z"}
        """)
public record Rotation(
    String app,
    int keyVersion,
    int total,
    int remaining,
    Instant startedAt,
    @Nullable Instant finishedAt) {

  /** {@code running} or {@code done}. */
  @JsonProperty
  public String state() {
    return finishedAt == null ? "running" : "done";
  }

  static Rotation from(Row row) {
    OffsetDateTime finishedAt = row.getOffsetDateTime("finished_at");
    return new Rotation(
        row.getString("app"),
        row.getInteger("key_version"),
        row.getInteger("total"),
        row.getInteger("remaining"),
        row.getOffsetDateTime("started_at").toInstant(),
        finishedAt == null ? null : finishedAt.toInstant());
  }
}
